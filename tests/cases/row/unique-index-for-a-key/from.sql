CREATE TABLE tag (name text NOT NULL, note text);
CREATE UNIQUE INDEX ON tag (name);
INSERT INTO tag VALUES ('it''s', 'old'), ('b"', NULL), ('', 'empty');
