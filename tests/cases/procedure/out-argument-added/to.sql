CREATE PROCEDURE next_ward(IN patient integer, OUT ward text) LANGUAGE plpgsql AS $$ BEGIN ward := 'A1'; END $$;
