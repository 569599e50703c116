-- + server:archive
-- + owner:server.archive
-- + comment:server.archive

BEGIN;
-- create server archive
CREATE SERVER archive TYPE 'tape' VERSION '1.2' FOREIGN DATA WRAPPER dummy OPTIONS (host 'example.org', "the path" '/a b');
-- create comment on server archive
COMMENT ON SERVER archive IS 'cold';
COMMIT;
