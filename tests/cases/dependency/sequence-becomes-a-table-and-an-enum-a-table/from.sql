CREATE SEQUENCE counter;
CREATE TYPE colour AS ENUM ('red', 'green');
CREATE TABLE article (id integer DEFAULT nextval('counter'), colour colour);
