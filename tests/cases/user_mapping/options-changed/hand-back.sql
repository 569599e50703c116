ALTER USER MAPPING FOR case_reader SERVER archive OPTIONS (SET remote_name 'reader', ADD gone 'x', DROP added);
