-- ~ column:public.account.id  not_null_name
-- + column:public.account.key
-- + default:public.account.key

BEGIN;
-- alter column public.account.id  [ACCESS EXCLUSIVE]
ALTER TABLE public.account RENAME CONSTRAINT account_key_required TO account_id_required;
-- create column public.account.key  [ACCESS EXCLUSIVE]
ALTER TABLE public.account ADD COLUMN key text DEFAULT ''::text CONSTRAINT account_key_required NOT NULL;
COMMIT;
