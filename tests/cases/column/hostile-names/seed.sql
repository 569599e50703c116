INSERT INTO "my table" VALUES (1, 'x');
