ALTER USER MAPPING FOR case_reader SERVER archive OPTIONS (ADD name 'x');
