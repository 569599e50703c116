-- ~ procedure:public.add_account(integer)  body

BEGIN;
-- alter procedure public.add_account(integer)  [ROW EXCLUSIVE]
CREATE OR REPLACE PROCEDURE public.add_account(i integer)
 LANGUAGE sql
BEGIN ATOMIC
 INSERT INTO public.account (id, balance) VALUES (add_account.i,10), ((- add_account.i),0);
 DELETE FROM public.account
   WHERE (account.id = 0);
END;
COMMIT;
