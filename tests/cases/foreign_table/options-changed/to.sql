CREATE FOREIGN DATA WRAPPER dummy;
CREATE SERVER archive FOREIGN DATA WRAPPER dummy;

CREATE FOREIGN TABLE box (id integer OPTIONS (b '3', c '4'), label text OPTIONS (a '1')) SERVER archive OPTIONS (path '/z', added 'y');
