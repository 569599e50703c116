-- + procedure:public.clean_up()
-- + view:public.old_sale
-- + owner:procedure.public.clean_up()
-- + owner:view.public.old_sale

BEGIN;
-- create view public.old_sale
CREATE VIEW public.old_sale AS
 SELECT id
   FROM public.sale
  WHERE (day < '2020-01-01'::date);
-- create procedure public.clean_up()
CREATE PROCEDURE public.clean_up()
 LANGUAGE sql
AS $$DELETE FROM sale USING old_sale WHERE sale.id = old_sale.id$$;
COMMIT;
