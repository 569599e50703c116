-- + publication:shop
-- + publication table:shop.public.article
-- + publication table:shop.public.sale
-- + owner:publication.shop
-- + comment:publication.shop

BEGIN;
-- create publication shop  ! REPL_PUBLICATION
CREATE PUBLICATION shop WITH (publish = 'insert, update', publish_via_partition_root = false, publish_generated_columns = none);
-- create publication table shop.public.article  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION shop ADD TABLE ONLY public.article;
-- create publication table shop.public.sale  [SHARE UPDATE EXCLUSIVE]  ! REPL_PUBLICATION
ALTER PUBLICATION shop ADD TABLE ONLY public.sale;
-- create comment on publication shop
COMMENT ON PUBLICATION shop IS 'to the warehouse';
COMMIT;
