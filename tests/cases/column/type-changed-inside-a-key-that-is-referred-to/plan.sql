-- ~ column:public.account.owner  type
-- ~ column:public.account.flag  type
-- ~ column:public.person.name  type

BEGIN;
-- drop foreign key public.booking.booking_account (because of constraint public.account.account_number)  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.booking DROP CONSTRAINT booking_account;
-- drop index public.person_id (because of column public.person.name)  [ACCESS EXCLUSIVE]
DROP INDEX public.person_id;
-- drop constraint public.account.account_number (because of column public.account.flag)  [ACCESS EXCLUSIVE]
ALTER TABLE public.account DROP CONSTRAINT account_number;
-- alter column public.account.owner  [ACCESS EXCLUSIVE]
ALTER TABLE public.account ALTER COLUMN owner TYPE text;
-- alter column public.account.flag  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.account ALTER COLUMN flag TYPE smallint USING flag::text::smallint;
-- alter column public.person.name  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, DATA_TRUNCATING_CAST, REWRITE_TABLE
ALTER TABLE public.person ALTER COLUMN name TYPE name;
-- create constraint public.account.account_number (because of column public.account.flag)  [ACCESS EXCLUSIVE, index build]  ! CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.account ADD CONSTRAINT account_number UNIQUE (number) INCLUDE (flag, owner);
-- create index public.person_id (because of column public.person.name)  [SHARE, index build]  ! CORR_MAY_FAIL, LOCK_WRITES
CREATE UNIQUE INDEX person_id ON public.person USING btree (id) INCLUDE (name);
-- create foreign key public.booking.booking_account (because of constraint public.account.account_number)  [SHARE ROW EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES
ALTER TABLE public.booking ADD CONSTRAINT booking_account FOREIGN KEY (account) REFERENCES public.account(number);
COMMIT;
