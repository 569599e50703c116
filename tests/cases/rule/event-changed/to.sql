CREATE TABLE article (id integer PRIMARY KEY, price numeric);

CREATE RULE quiet AS ON UPDATE TO article DO INSTEAD NOTHING;
