ALTER USER MAPPING FOR case_reader SERVER archive OPTIONS (ADD remote_name 'reader', ADD "odd key" 'it''s');
