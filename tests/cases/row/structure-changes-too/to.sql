CREATE TYPE state AS ENUM ('on', 'off');
CREATE TABLE plan (id smallint PRIMARY KEY, name text NOT NULL, price numeric(6,2), state state DEFAULT 'on',
                   label text NOT NULL UNIQUE, CHECK (price >= 1.5));
INSERT INTO plan VALUES (1, 'basic', 1.5, 'off', 'it''s one'), (3, 'pro', 3, 'on', 'three'),
                        (4, 'a name of more than ten', 4.25, NULL, 'four');
CREATE TABLE feature (plan smallint REFERENCES plan, name text, on_since date, PRIMARY KEY (plan, name));
INSERT INTO feature VALUES (1, 'a', NULL), (4, 'b', '2024-02-29');
