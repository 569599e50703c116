-- + rule:public.t "1".it's a "rule"
-- + rule:public.t "1".select
-- + rule:public.t "1".two\u000alines
-- + comment:rule.public.t "1".two\u000alines

BEGIN;
-- create rule public.t "1".it's a "rule"  [ACCESS EXCLUSIVE]
CREATE RULE "it's a ""rule""" AS
    ON INSERT TO public."t ""1""" DO
 NOTIFY "my ""channel""", 'it''s';
-- create rule public.t "1".select  [ACCESS EXCLUSIVE]
CREATE RULE "select" AS
    ON UPDATE TO public."t ""1"""
   WHERE (new."it's" = 'it''s \'::text) DO  DELETE FROM public."t ""1"""
  WHERE ("t ""1"""."a b" < old."a b");
-- create rule public.t "1".two\u000alines  [ACCESS EXCLUSIVE]
CREATE RULE "two
lines" AS
    ON DELETE TO public."t ""1""" DO INSTEAD NOTHING;
-- create comment on rule public.t "1".two\u000alines
COMMENT ON RULE "two
lines" ON public."t ""1""" IS 'it''s';
COMMIT;
