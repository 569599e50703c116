-- + view:public.late
-- + view:public.late_readers
-- + owner:view.public.late
-- + owner:view.public.late_readers

BEGIN;
-- create view public.late
CREATE VIEW public.late AS
 SELECT id,
    reader,
    (CURRENT_DATE - due) AS days
   FROM public.loan
  WHERE (due < CURRENT_DATE);
-- create view public.late_readers
CREATE VIEW public.late_readers AS
 SELECT reader,
    count(*) AS loans,
    max(days) AS worst
   FROM public.late
  GROUP BY reader
 HAVING (count(*) > 1);
COMMIT;
