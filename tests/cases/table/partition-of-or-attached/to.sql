CREATE TABLE sale (region text, day date) PARTITION BY LIST (region);

CREATE TABLE sale_north (region text, day date);
ALTER TABLE sale ATTACH PARTITION sale_north FOR VALUES IN ('no');
