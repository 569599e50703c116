CREATE TABLE article (id integer PRIMARY KEY, price numeric);

CREATE RULE quiet AS ON DELETE TO article DO INSTEAD NOTHING;
