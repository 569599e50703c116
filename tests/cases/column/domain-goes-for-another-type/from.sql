CREATE DOMAIN instant AS timestamp(3) with time zone;
CREATE DOMAIN later AS instant;
CREATE DOMAIN amount AS numeric(10,2);
CREATE TABLE t (a later, b amount, c instant[], d later);
