-- ~ column:public.item.gross  expression

BEGIN;
-- drop view public.cheap (because of column public.item.gross)  [ACCESS EXCLUSIVE]
DROP VIEW public.cheap;
-- drop column public.item.gross  [ACCESS EXCLUSIVE]  ! DATA_GENERATED_REPLACED
ALTER TABLE public.item DROP COLUMN gross;
-- create column public.item.gross  [ACCESS EXCLUSIVE]
ALTER TABLE public.item ADD COLUMN gross integer GENERATED ALWAYS AS ((price * 3)) VIRTUAL;
-- create view public.cheap (because of column public.item.gross)
CREATE VIEW public.cheap AS
 SELECT gross
   FROM public.item
  WHERE (gross < 100);
COMMIT;
