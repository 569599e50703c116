CREATE TABLE sale (region text, item integer) PARTITION BY LIST (region);
CREATE TABLE sale_north PARTITION OF sale FOR VALUES IN ('north');
CREATE TABLE sale_south (region text, item integer);
CREATE TABLE thing (id integer);
CREATE TABLE special_thing (id integer, reason text);
