-- + function:public.my_row_number()
-- + view:public.numbered
-- + owner:function.public.my_row_number()
-- + owner:view.public.numbered

BEGIN;
-- create function public.my_row_number()  ! SEC_LANG_UNTRUSTED
CREATE FUNCTION public.my_row_number()
 RETURNS bigint
 LANGUAGE internal
 WINDOW IMMUTABLE
AS $$window_row_number$$;
-- create view public.numbered
CREATE VIEW public.numbered AS
 SELECT id,
    public.my_row_number() OVER (ORDER BY amount) AS n
   FROM public.sale;
COMMIT;
