CREATE TYPE region AS ENUM ('north', 'south', 'overseas');

CREATE TABLE sale (id integer NOT NULL, region region NOT NULL, amount numeric, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE sale_north PARTITION OF sale FOR VALUES IN ('north');
CREATE TABLE sale_south PARTITION OF sale FOR VALUES IN ('south');
