CREATE FUNCTION my_rank() RETURNS bigint LANGUAGE internal WINDOW VOLATILE AS 'window_rank';
