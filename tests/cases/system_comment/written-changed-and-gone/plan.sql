-- - system comment:schema pg_catalog
-- + system comment:cast (integer AS bigint)
-- + system comment:domain constraint cardinal_number_domain_check on information_schema.cardinal_number
-- + system comment:extension plpgsql
-- ~ system comment:function pg_catalog.pg_sleep(double precision)  text
-- + system comment:language plpgsql
-- + system comment:operator pg_catalog.+(integer,integer)
-- + system comment:operator class pg_catalog.int4_ops USING btree
-- + system comment:rule "_RETURN" on pg_catalog.pg_views
-- + system comment:table column pg_catalog.pg_class.relname
-- + system comment:text search configuration pg_catalog.english
-- + system comment:type json

-- To be done by hand: system comment schema pg_catalog: where initdb had written another comment, it is not known any more and not set again
BEGIN;
-- drop system comment schema pg_catalog
COMMENT ON SCHEMA pg_catalog IS NULL;
-- create system comment cast (integer AS bigint)
COMMENT ON CAST (integer AS bigint) IS 'widens';
-- create system comment domain constraint cardinal_number_domain_check on information_schema.cardinal_number
COMMENT ON CONSTRAINT cardinal_number_domain_check on domain information_schema.cardinal_number IS 'not negative';
-- create system comment extension plpgsql
COMMENT ON EXTENSION plpgsql IS 'our language';
-- alter system comment function pg_catalog.pg_sleep(double precision)
COMMENT ON FUNCTION pg_catalog.pg_sleep(double precision) IS 'waits, so do not use it';
-- create system comment language plpgsql
COMMENT ON LANGUAGE plpgsql IS 'It''s PL/pgSQL';
-- create system comment operator class pg_catalog.int4_ops USING btree
COMMENT ON OPERATOR CLASS pg_catalog.int4_ops USING btree IS 'usual';
-- create system comment operator pg_catalog.+(integer,integer)
COMMENT ON OPERATOR pg_catalog.+(integer,integer) IS 'adds';
-- create system comment rule "_RETURN" on pg_catalog.pg_views
COMMENT ON RULE "_RETURN" on pg_catalog.pg_views IS 'a view';
-- create system comment table column pg_catalog.pg_class.relname
COMMENT ON COLUMN pg_catalog.pg_class.relname IS 'its name';
-- create system comment text search configuration pg_catalog.english
COMMENT ON TEXT SEARCH CONFIGURATION pg_catalog.english IS 'English';
-- create system comment type json
COMMENT ON TYPE json IS 'use jsonb';
COMMIT;
