CREATE FOREIGN DATA WRAPPER dummy;
CREATE SERVER archive FOREIGN DATA WRAPPER dummy;

CREATE USER MAPPING FOR case_reader SERVER archive OPTIONS (remote_name 'reader', gone 'x');
