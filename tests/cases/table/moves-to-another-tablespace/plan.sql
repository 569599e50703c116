-- ~ table:public.invoice  tablespace
-- ~ materialized view:public.totals  tablespace
-- ~ constraint:public.invoice.invoice_key  tablespace
-- ~ index:public.by_note  tablespace

BEGIN;
-- alter table public.invoice  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.invoice SET TABLESPACE case_fast;
-- alter constraint public.invoice.invoice_key  [ACCESS EXCLUSIVE, index build]  ! LOCK_AX_BUILD
ALTER INDEX public.invoice_key SET TABLESPACE case_fast;
-- alter materialized view public.totals  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER MATERIALIZED VIEW public.totals SET TABLESPACE case_fast;
-- alter index public.by_note  [ACCESS EXCLUSIVE, index build]  ! LOCK_AX_BUILD
ALTER INDEX public.by_note SET TABLESPACE case_fast;
COMMIT;
