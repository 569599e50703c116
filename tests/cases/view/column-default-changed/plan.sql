-- + default:public.late.due
-- ~ default:public.late.note  expression

BEGIN;
-- create default public.late.due  [ACCESS EXCLUSIVE]
ALTER VIEW public.late ALTER COLUMN due SET DEFAULT (CURRENT_DATE + 14);
-- alter default public.late.note  [ACCESS EXCLUSIVE]
ALTER VIEW public.late ALTER COLUMN note SET DEFAULT 'through the view'::text;
COMMIT;
