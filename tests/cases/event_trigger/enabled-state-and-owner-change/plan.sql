-- ~ event trigger:a  enabled
-- ~ event trigger:b  enabled

BEGIN;
-- alter event trigger a  ! SEC_EVENT_TRIGGER
ALTER EVENT TRIGGER a DISABLE;
-- alter event trigger b  ! SEC_EVENT_TRIGGER
ALTER EVENT TRIGGER b ENABLE ALWAYS;
COMMIT;
