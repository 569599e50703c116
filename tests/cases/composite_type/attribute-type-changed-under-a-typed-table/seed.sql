INSERT INTO stock VALUES (1, 'chair');
INSERT INTO sold VALUES (1);
