CREATE FOREIGN DATA WRAPPER dummy;
CREATE SERVER archive FOREIGN DATA WRAPPER dummy;

CREATE FOREIGN TABLE box (
    id integer OPTIONS (key 'true') NOT NULL, label text COLLATE "C" DEFAULT 'none', CONSTRAINT positive CHECK (id > 0)
) SERVER archive OPTIONS (path '/boxes', "odd key" 'it''s');
COMMENT ON FOREIGN TABLE box IS 'on tape';
COMMENT ON COLUMN box.label IS 'as written';
