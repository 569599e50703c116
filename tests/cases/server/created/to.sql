CREATE FOREIGN DATA WRAPPER dummy;

CREATE SERVER archive TYPE 'tape' VERSION '1.2' FOREIGN DATA WRAPPER dummy OPTIONS (host 'example.org', "the path" '/a b');
COMMENT ON SERVER archive IS 'cold';
