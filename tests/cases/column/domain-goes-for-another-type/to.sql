CREATE TABLE t (a numeric(10,2), b integer, c text[], d timestamp with time zone);
