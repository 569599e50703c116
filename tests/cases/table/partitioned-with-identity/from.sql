CREATE TABLE sale (id bigint NOT NULL, region text) PARTITION BY LIST (region);

CREATE TABLE sale_north PARTITION OF sale FOR VALUES IN ('no');
