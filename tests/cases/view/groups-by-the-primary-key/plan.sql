-- + view:public.loans_of
-- + owner:view.public.loans_of

BEGIN;
-- create view public.loans_of
CREATE VIEW public.loans_of AS
 SELECT r.id,
    r.name,
    count(l.id) AS loans
   FROM (public.reader r
     LEFT JOIN public.loan l ON ((l.reader = r.id)))
  GROUP BY r.id;
COMMIT;
