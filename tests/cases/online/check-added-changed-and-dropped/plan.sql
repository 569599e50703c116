-- - constraint:public.run.early
-- + constraint:public.run.numbered
-- ~ constraint:public.run.plausible  definition
-- + constraint:public.stop.named
-- + constraint:public.halt.named
-- ~ comment:constraint.public.run.plausible  text

BEGIN;
-- create constraint public.run.numbered  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_NOT_VALID_LEFT
ALTER TABLE public.run ADD CONSTRAINT numbered CHECK ((train > 0)) NOT VALID;
COMMIT;
BEGIN;
-- create constraint public.run.numbered  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.run VALIDATE CONSTRAINT numbered;
COMMIT;
BEGIN;
-- create constraint public.run.plausible  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_NOT_VALID_LEFT
ALTER TABLE public.run ADD CONSTRAINT pgsync_new_51a7200461 CHECK ((delay < 1000)) NOT VALID;
COMMIT;
BEGIN;
-- create constraint public.run.plausible  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.run VALIDATE CONSTRAINT pgsync_new_51a7200461;
COMMIT;
BEGIN;
-- drop constraint public.run.plausible  [ACCESS EXCLUSIVE]
ALTER TABLE public.run DROP CONSTRAINT plausible;
-- create constraint public.run.plausible  [ACCESS EXCLUSIVE]
ALTER TABLE public.run RENAME CONSTRAINT pgsync_new_51a7200461 TO plausible;
-- create comment on constraint public.run.plausible (because of constraint public.run.plausible)
COMMENT ON CONSTRAINT plausible ON public.run IS 'a day is too much';
COMMIT;
BEGIN;
-- create constraint public.stop.named  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_NOT_VALID_LEFT
ALTER TABLE public.stop ADD CONSTRAINT named CHECK ((name <> ''::text)) NOT VALID;
COMMIT;
BEGIN;
-- create constraint public.stop.named  [SHARE UPDATE EXCLUSIVE, scan]  ! CORR_MAY_FAIL
ALTER TABLE public.stop VALIDATE CONSTRAINT named;
COMMIT;
BEGIN;
-- drop constraint public.run.early  [ACCESS EXCLUSIVE]
ALTER TABLE public.run DROP CONSTRAINT early;
COMMIT;
