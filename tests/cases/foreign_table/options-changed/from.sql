CREATE FOREIGN DATA WRAPPER dummy;
CREATE SERVER archive FOREIGN DATA WRAPPER dummy;

CREATE FOREIGN TABLE box (id integer OPTIONS (a '1', b '2'), label text) SERVER archive OPTIONS (path '/x', gone 'y');
