INSERT INTO "S.1"."select" VALUES (1, 'x'), (2, 'y');
