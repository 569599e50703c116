-- + enum:public.triage
-- + column:public.appointment.urgency
-- + default:public.appointment.urgency
-- + index:public.urgent_first
-- + owner:enum.public.triage

BEGIN;
-- create enum public.triage
CREATE TYPE public.triage AS ENUM ('red', 'yellow', 'green');
-- create column public.appointment.urgency  [ACCESS EXCLUSIVE]
ALTER TABLE public.appointment ADD COLUMN urgency public.triage DEFAULT 'green'::public.triage NOT NULL;
-- create index public.urgent_first  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX urgent_first ON public.appointment USING btree (urgency, at) WHERE (urgency < 'green'::public.triage);
COMMIT;
