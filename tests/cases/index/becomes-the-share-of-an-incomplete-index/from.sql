CREATE TABLE entry (region text, day date) PARTITION BY LIST (region);
CREATE TABLE entry_north PARTITION OF entry FOR VALUES IN ('north');
CREATE TABLE entry_south PARTITION OF entry FOR VALUES IN ('south');
CREATE INDEX entry_day ON ONLY entry (day);
CREATE INDEX entry_north_by_day ON entry_north (day);
