-- + trigger:public.ward.again
-- ~ trigger:public.bed.enough_beds  definition

BEGIN;
-- drop trigger public.bed.enough_beds  [ACCESS EXCLUSIVE]
DROP TRIGGER enough_beds ON public.bed;
-- create trigger public.bed.enough_beds  [SHARE ROW EXCLUSIVE]
CREATE CONSTRAINT TRIGGER enough_beds AFTER INSERT OR UPDATE ON public.bed FROM public.ward DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.ward > 0)) EXECUTE FUNCTION public.enough();
-- create trigger public.bed.enough_beds  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.bed ENABLE ALWAYS TRIGGER enough_beds;
-- create trigger public.ward.again  [SHARE ROW EXCLUSIVE]
CREATE CONSTRAINT TRIGGER again AFTER DELETE ON public.ward DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.enough();
-- create comment on trigger public.bed.enough_beds (because of trigger public.bed.enough_beds)
COMMENT ON TRIGGER enough_beds ON public.bed IS 'checked at commit';
COMMIT;
