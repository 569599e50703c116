CREATE FOREIGN DATA WRAPPER dummy;

CREATE SERVER archive VERSION '2.0' FOREIGN DATA WRAPPER dummy OPTIONS (host 'b', user 'it''s');

CREATE FOREIGN TABLE box (id integer) SERVER archive;
