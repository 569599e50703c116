-- ~ publication:shop  all_tables
-- + publication table:shop.public.a

BEGIN;
-- drop publication shop  ! REPL_PUBLICATION
DROP PUBLICATION shop;
-- create publication shop  ! REPL_PUBLICATION
CREATE PUBLICATION shop WITH (publish = 'insert, update, delete, truncate', publish_via_partition_root = false, publish_generated_columns = none);
-- create publication table shop.public.a  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION shop ADD TABLE ONLY public.a;
-- create comment on publication shop (because of publication shop)
COMMENT ON PUBLICATION shop IS 'kept';
COMMIT;
