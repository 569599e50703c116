-- + function:public.about(numeric, numeric)
-- + operator:public.~~~(numeric, numeric)
-- + view:public.small
-- + owner:function.public.about(numeric, numeric)
-- + owner:operator.public.~~~(numeric, numeric)
-- + owner:view.public.small

BEGIN;
-- create function public.about(numeric, numeric)
CREATE FUNCTION public.about(a numeric, b numeric)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT abs(a - b) < 1$$;
-- create operator public.~~~(numeric, numeric)
CREATE OPERATOR public.~~~ (FUNCTION = public.about, LEFTARG = numeric, RIGHTARG = numeric, COMMUTATOR = OPERATOR(public.~~~));
-- create view public.small
CREATE VIEW public.small AS
 SELECT id
   FROM public.fine
  WHERE (amount OPERATOR(public.~~~) 1.0);
COMMIT;
