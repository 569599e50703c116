CREATE TABLE article (id integer);
CREATE TABLE price (id integer);
GRANT SELECT ON price TO case_reader;
