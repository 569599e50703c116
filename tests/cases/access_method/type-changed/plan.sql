-- ~ access method:mine  handler, type

BEGIN;
-- drop access method mine
DROP ACCESS METHOD mine;
-- create access method mine
CREATE ACCESS METHOD mine TYPE INDEX HANDLER bthandler;
-- create comment on access method mine (because of access method mine)
COMMENT ON ACCESS METHOD mine IS 'kept';
COMMIT;
