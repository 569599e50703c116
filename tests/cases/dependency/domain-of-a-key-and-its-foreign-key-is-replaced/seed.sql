INSERT INTO station VALUES ('YRK', 'York'); INSERT INTO stop VALUES (1, 'YRK', '{YRK}');
