INSERT INTO customer VALUES (1, 'a');
INSERT INTO visit VALUES (1);
