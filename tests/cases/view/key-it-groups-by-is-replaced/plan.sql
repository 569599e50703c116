-- - constraint:public.reader.old_key
-- + constraint:public.reader.new_key

BEGIN;
-- drop view public.named (because of constraint public.reader.old_key)  [ACCESS EXCLUSIVE]
DROP VIEW public.named;
-- drop constraint public.reader.old_key  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.reader DROP CONSTRAINT old_key;
-- create constraint public.reader.new_key  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.reader ADD CONSTRAINT new_key PRIMARY KEY (id);
-- create view public.named (because of constraint public.reader.old_key)
CREATE VIEW public.named AS
 SELECT id,
    name,
    count(*) AS count
   FROM public.reader
  GROUP BY id;
-- create comment on view public.named (because of view public.named)
COMMENT ON VIEW public.named IS 'depends on the key';
COMMIT;
