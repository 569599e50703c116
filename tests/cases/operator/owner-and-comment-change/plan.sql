-- ~ owner:operator.ops.===(text, text)  role
-- + comment:operator.ops.===(text, text)

BEGIN;
-- alter owner of operator ops.===(text, text)  ! SEC_OWNER
ALTER OPERATOR ops.===(text, text) OWNER TO case_app_owner;
-- create comment on operator ops.===(text, text)
COMMENT ON OPERATOR ops.===(text, text) IS 'same';
COMMIT;
