-- ~ transform:integer LANGUAGE sql  to_sql

BEGIN;
-- alter transform integer LANGUAGE sql
CREATE OR REPLACE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal));
COMMIT;
