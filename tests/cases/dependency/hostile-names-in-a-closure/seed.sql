INSERT INTO "select" VALUES ('it''s', ARRAY['c', 'it''s']::"my ""enum"""[]);
