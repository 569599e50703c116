INSERT INTO name_list VALUES (1, 'Ada', 'London');
