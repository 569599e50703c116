INSERT INTO station VALUES ('LDS', 'Leeds');
