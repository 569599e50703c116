-- + table:public.own_account
-- + table:public.remote_account
-- + inheritance:public.remote_account.public.account
-- + inheritance:public.own_account.public.account
-- + column:public.remote_account.id
-- + column:public.remote_account.label
-- + column:public.remote_account.host
-- + column:public.own_account.id
-- + column:public.own_account.label
-- + default:public.remote_account.id
-- + default:public.own_account.id
-- + constraint:public.remote_account.remote_account_pkey
-- + constraint:public.own_account.own_account_pkey
-- + owner:table.public.own_account
-- + owner:table.public.remote_account

BEGIN;
-- create table public.own_account  [SHARE UPDATE EXCLUSIVE]  ! APP_INT_PK
CREATE TABLE public.own_account (
    id integer DEFAULT nextval('public.account_id_seq'::regclass) NOT NULL,
    CONSTRAINT own_account_pkey PRIMARY KEY (id)
) INHERITS (public.account);
-- create table public.remote_account  [SHARE UPDATE EXCLUSIVE]  ! APP_INT_PK
CREATE TABLE public.remote_account (
    host text NOT NULL
) INHERITS (public.account);
-- create default public.remote_account.id
ALTER TABLE ONLY public.remote_account ALTER COLUMN id SET DEFAULT nextval('public.account_id_seq'::regclass);
-- create constraint public.remote_account.remote_account_pkey
ALTER TABLE public.remote_account ADD CONSTRAINT remote_account_pkey PRIMARY KEY (id);
COMMIT;
