-- ~ database:current  comment, connection_limit, grants, is_template, owner, settings

BEGIN;
-- alter database current  ! SEC_OWNER
DO $$ BEGIN EXECUTE pg_catalog.format('ALTER DATABASE %I OWNER TO case_app_owner', pg_catalog.current_database()); END $$;
-- alter database current
DO $$ BEGIN EXECUTE pg_catalog.format('ALTER DATABASE %I CONNECTION LIMIT 20', pg_catalog.current_database()); END $$;
-- alter database current
DO $$ BEGIN EXECUTE pg_catalog.format('ALTER DATABASE %I IS_TEMPLATE true', pg_catalog.current_database()); END $$;
-- alter database current
DO $$ BEGIN EXECUTE pg_catalog.format('COMMENT ON DATABASE %I IS ''the shop''', pg_catalog.current_database()); END $$;
-- alter database current
DO $$ BEGIN EXECUTE pg_catalog.format('ALTER DATABASE %I SET work_mem TO ''8MB''', pg_catalog.current_database()); END $$;
-- alter database current  ! SEC_GRANT_WIDER
DO $$ BEGIN EXECUTE pg_catalog.format('GRANT CREATE ON DATABASE %I TO case_reader', pg_catalog.current_database()); END $$;
COMMIT;
