-- - trigger:public.event_open.noted
-- ~ trigger:public.event.counted  definition
-- ~ trigger:public.event.noted  enabled

BEGIN;
-- drop trigger public.event_open_here.noted (because of trigger public.event_open.noted)  [SHARE ROW EXCLUSIVE]
ALTER TABLE public.event_open_here ENABLE REPLICA TRIGGER noted;
-- drop trigger public.event_open.noted  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.event_open ENABLE REPLICA TRIGGER noted;
-- drop trigger public.event_open.noted  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.event_open_here ENABLE ALWAYS TRIGGER noted;
-- alter trigger public.event.counted  [SHARE ROW EXCLUSIVE]
CREATE OR REPLACE TRIGGER counted AFTER DELETE ON public.event FOR EACH ROW EXECUTE FUNCTION public.note('deleted');
-- alter trigger public.event.counted  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.event_closed DISABLE TRIGGER counted;
-- alter trigger public.event.noted  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.event ENABLE REPLICA TRIGGER noted;
-- alter trigger public.event.noted  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.event_open_here ENABLE ALWAYS TRIGGER noted;
-- alter trigger public.event.noted  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.event_closed DISABLE TRIGGER noted;
-- create trigger public.event_open_here.noted (because of trigger public.event_open.noted)  [SHARE ROW EXCLUSIVE]
ALTER TABLE public.event_open_here ENABLE ALWAYS TRIGGER noted;
COMMIT;
