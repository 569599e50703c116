CREATE TABLE "t ""1""" ("a b" integer, "it's" text);

CREATE POLICY "it's a ""policy""" ON "t ""1""" TO case_nurse USING ("it's" = 'it''s; -- x');
CREATE POLICY "two
lines" ON "t ""1""" FOR SELECT USING ("a b" > 0);
COMMENT ON POLICY "two
lines" ON "t ""1""" IS 'it''s
two';
