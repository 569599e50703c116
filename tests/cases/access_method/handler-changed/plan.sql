-- ~ access method:mine  handler

BEGIN;
-- drop access method mine
DROP ACCESS METHOD mine;
-- create access method mine
CREATE ACCESS METHOD mine TYPE INDEX HANDLER hashhandler;
COMMIT;
