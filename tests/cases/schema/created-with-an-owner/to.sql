CREATE SCHEMA lending AUTHORIZATION case_librarian;
