-- ~ column:public.delivery.weight  not_null, type
-- ~ column:public.delivery.note  not_null, type
-- ~ default:public.delivery.weight  expression
-- + default:public.delivery.note
-- + default:public.delivery.sent

BEGIN;
-- drop default public.delivery.weight (because of column public.delivery.weight)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.delivery ALTER COLUMN weight DROP DEFAULT;
-- alter column public.delivery.weight  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.delivery ALTER COLUMN weight TYPE numeric(8,3);
-- alter column public.delivery.weight  [ACCESS EXCLUSIVE]
ALTER TABLE public.delivery ALTER COLUMN weight DROP NOT NULL;
-- alter column public.delivery.note  [ACCESS EXCLUSIVE]
ALTER TABLE public.delivery ALTER COLUMN note TYPE text;
-- alter column public.delivery.note  [ACCESS EXCLUSIVE, scan]  ! APP_NOT_NULL, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.delivery ALTER COLUMN note SET NOT NULL;
-- create default public.delivery.note  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.delivery ALTER COLUMN note SET DEFAULT ''::text;
-- create default public.delivery.sent  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.delivery ALTER COLUMN sent SET DEFAULT now();
-- create default public.delivery.weight (because of column public.delivery.weight)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.delivery ALTER COLUMN weight SET DEFAULT 0.5;
COMMIT;
