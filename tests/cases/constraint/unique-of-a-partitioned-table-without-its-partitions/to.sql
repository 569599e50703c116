CREATE TABLE entry (region text, day date) PARTITION BY LIST (region);
CREATE TABLE entry_north PARTITION OF entry FOR VALUES IN ('north');
CREATE TABLE entry_south PARTITION OF entry FOR VALUES IN ('south');
ALTER TABLE ONLY entry ADD CONSTRAINT entry_once UNIQUE (region, day);
ALTER TABLE entry_north ADD CONSTRAINT entry_north_once UNIQUE (region, day);
ALTER INDEX entry_once ATTACH PARTITION entry_north_once;

CREATE TABLE visit (region text, day date) PARTITION BY LIST (region);
CREATE TABLE visit_north PARTITION OF visit FOR VALUES IN ('north');
ALTER TABLE ONLY visit ADD CONSTRAINT visit_once UNIQUE (region, day);
