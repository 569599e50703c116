CREATE TABLE a (id integer PRIMARY KEY);

CREATE PUBLICATION shop FOR TABLE a WITH (publish = 'insert, truncate', publish_via_partition_root = true);
