CREATE TYPE shelf_mark AS ENUM ('open', 'closed', 'poison');

CREATE TABLE book (id integer PRIMARY KEY, mark shelf_mark NOT NULL DEFAULT 'open');
ALTER TABLE book ENABLE ROW LEVEL SECURITY;
CREATE POLICY only_open ON book FOR SELECT USING (mark = 'open'::shelf_mark);
CREATE FUNCTION note_move() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'moved'; RETURN NEW; END $$;
CREATE TRIGGER moved AFTER UPDATE OF mark ON book FOR EACH ROW WHEN (OLD.mark IS DISTINCT FROM NEW.mark) EXECUTE FUNCTION note_move();
ALTER TABLE book DISABLE TRIGGER moved;
