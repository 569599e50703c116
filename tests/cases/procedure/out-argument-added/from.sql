CREATE PROCEDURE next_ward(IN patient integer) LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
