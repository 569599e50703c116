-- ~ server:archive  options, version

BEGIN;
-- alter server archive
ALTER SERVER archive VERSION '2.0';
-- alter server archive
ALTER SERVER archive OPTIONS (DROP port, SET host 'b', ADD "user" 'it''s');
COMMIT;
