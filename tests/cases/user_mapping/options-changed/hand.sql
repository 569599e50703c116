ALTER USER MAPPING FOR case_reader SERVER archive OPTIONS (SET remote_name 'librarian', DROP gone, ADD added 'y');
