CREATE TABLE sale (region text, item bigint) PARTITION BY LIST (region);
CREATE TABLE sale_north PARTITION OF sale FOR VALUES IN ('north', 'east');
CREATE TABLE sale_south PARTITION OF sale FOR VALUES IN ('south');
CREATE TABLE thing (id bigint);
CREATE TABLE special_thing (id bigint, reason text);
ALTER TABLE special_thing INHERIT thing;
