CREATE TABLE article (id integer PRIMARY KEY);
CREATE TABLE log (id integer);

CREATE RULE redirect AS ON INSERT TO article DO ALSO INSERT INTO log VALUES (NEW.id);
