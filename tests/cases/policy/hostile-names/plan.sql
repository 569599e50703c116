-- + policy:public.t "1".it's a "policy"
-- + policy:public.t "1".two\u000alines
-- + comment:policy.public.t "1".two\u000alines

BEGIN;
-- create policy public.t "1".it's a "policy"  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
CREATE POLICY "it's a ""policy""" ON public."t ""1""" TO case_nurse USING (("it's" = 'it''s; -- x'::text));
-- create policy public.t "1".two\u000alines  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
CREATE POLICY "two
lines" ON public."t ""1""" FOR SELECT USING (("a b" > 0));
-- create comment on policy public.t "1".two\u000alines
COMMENT ON POLICY "two
lines" ON public."t ""1""" IS 'it''s
two';
COMMIT;
