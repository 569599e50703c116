-- - schema:archive
-- - table:archive.sale
-- - table:public.sale
-- - publication table:shop.public.sale
-- - publication schema:shop.archive
-- - column:archive.sale.id
-- - column:public.sale.id
-- - constraint:archive.sale.sale_pkey
-- - constraint:public.sale.sale_pkey
-- - owner:schema.archive
-- - owner:table.archive.sale
-- - owner:table.public.sale

BEGIN;
-- drop table archive.sale  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE archive.sale;
-- drop table public.sale  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.sale;
-- drop schema archive  ! DATA_DROP_SCHEMA
DROP SCHEMA archive;
COMMIT;
