-- - schema:gone
-- - enum:gone.colour
-- - function:gone.paint(keep.article)
-- - table:gone.log
-- - view:keep.painted
-- - column:keep.article.colour
-- - column:gone.log.article
-- - default:keep.article.colour
-- - foreign key:gone.log.log_article_fkey
-- - owner:schema.gone
-- - owner:enum.gone.colour
-- - owner:function.gone.paint(keep.article)
-- - owner:table.gone.log
-- - owner:view.keep.painted

BEGIN;
-- drop view keep.painted  [ACCESS EXCLUSIVE]
DROP VIEW keep.painted;
-- drop table gone.log  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE, LOCK_FK_PARTNER
DROP TABLE gone.log;
-- drop function gone.paint(keep.article)  ! DEP_SIGNATURE
DROP FUNCTION gone.paint(keep.article);
-- drop column keep.article.colour  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE keep.article DROP COLUMN colour;
-- drop enum gone.colour
DROP TYPE gone.colour;
-- drop schema gone  ! DATA_DROP_SCHEMA
DROP SCHEMA gone;
COMMIT;
