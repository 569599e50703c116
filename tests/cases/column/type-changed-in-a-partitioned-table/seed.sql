INSERT INTO sale VALUES ('no', 5, 'abc');
