CREATE SCHEMA archive AUTHORIZATION case_librarian;
CREATE TABLE archive.box (id integer PRIMARY KEY, shelf text);
ALTER TABLE archive.box OWNER TO case_librarian;
