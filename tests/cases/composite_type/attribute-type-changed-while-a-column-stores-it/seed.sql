INSERT INTO prescription VALUES (1, ROW(2, 'mg'), ARRAY[ROW(1, 'mg')::dose]), (2, NULL, NULL);
