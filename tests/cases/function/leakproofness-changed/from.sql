CREATE FUNCTION same(a integer, b integer) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN a = b; END $$;
