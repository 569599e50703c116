-- ~ constraint:public.member.once  definition

BEGIN;
-- drop constraint public.member.once  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.member DROP CONSTRAINT once;
-- create constraint public.member.once  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.member ADD CONSTRAINT once UNIQUE (email, city);
-- create comment on constraint public.member.once (because of constraint public.member.once)
COMMENT ON CONSTRAINT once ON public.member IS 'no doubles';
COMMIT;
