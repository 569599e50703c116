-- - privilege:large object.91002
-- ~ owner:large object.91002  role
-- + privilege:large object.91003
-- + privilege:large object.91004
-- ~ comment:large object.91001  text
-- + comment:large object.91003

BEGIN;
-- drop privileges on large object 91002  ! SEC_GRANT_LOST
REVOKE SELECT ON LARGE OBJECT 91002 FROM PUBLIC;
-- alter owner of large object 91002  ! SEC_OWNER
ALTER LARGE OBJECT 91002 OWNER TO pgsync_archivist;
-- create privileges on large object 91003  ! SEC_GRANT_WIDER
GRANT SELECT ON LARGE OBJECT 91003 TO pgsync_archivist WITH GRANT OPTION;
-- create privileges on large object 91004  ! SEC_GRANT_WIDER
GRANT ALL ON LARGE OBJECT 91004 TO pgsync_archivist;
-- alter comment on large object 91001
COMMENT ON LARGE OBJECT 91001 IS 'the picture';
-- create comment on large object 91003
COMMENT ON LARGE OBJECT 91003 IS 'It''s a film';
COMMIT;
