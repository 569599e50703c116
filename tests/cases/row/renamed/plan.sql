-- - table:public.customer_kind
-- - column:public.customer_kind.code
-- - column:public.customer_kind.descr
-- - constraint:public.customer_kind.customer_kind_descr_key
-- - constraint:public.customer_kind.customer_kind_pkey
-- - owner:table.public.customer_kind
-- - row:public.customer_kind.a
-- - row:public.customer_kind.b
-- + table:public.client_kind
-- + column:public.client_kind.code
-- + column:public.client_kind.label
-- + constraint:public.client_kind.client_kind_label_key
-- + constraint:public.client_kind.client_kind_pkey
-- + owner:table.public.client_kind
-- + row:public.client_kind.a
-- + row:public.client_kind.b
-- + row:public.client_kind.c

BEGIN;
-- rename column public.client_kind.label  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE public.customer_kind RENAME COLUMN descr TO label;
-- rename constraint public.client_kind.client_kind_label_key  [ACCESS EXCLUSIVE]
ALTER TABLE public.customer_kind RENAME CONSTRAINT customer_kind_descr_key TO client_kind_label_key;
-- rename constraint public.client_kind.client_kind_pkey  [ACCESS EXCLUSIVE]
ALTER TABLE public.customer_kind RENAME CONSTRAINT customer_kind_pkey TO client_kind_pkey;
-- rename table public.client_kind  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE public.customer_kind RENAME TO client_kind;
-- alter column public.client_kind.code  [ACCESS EXCLUSIVE]
ALTER TABLE public.client_kind RENAME CONSTRAINT customer_kind_code_not_null TO client_kind_code_not_null;
-- alter row public.client_kind.b  [ROW EXCLUSIVE, scan]  ! DATA_UPDATE_ROWS
UPDATE public.client_kind SET label = 'another'
    WHERE code = 'b';
-- create rows of public.client_kind  [ROW EXCLUSIVE]
INSERT INTO public.client_kind (code, label)
    VALUES ('c', 'second');
COMMIT;
