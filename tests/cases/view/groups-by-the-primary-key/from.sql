CREATE TABLE reader (id integer PRIMARY KEY, name text);
CREATE TABLE loan (id integer PRIMARY KEY, reader integer REFERENCES reader);
