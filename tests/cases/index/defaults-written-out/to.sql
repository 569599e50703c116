CREATE TABLE reader (id integer, name text);

CREATE INDEX reader_name ON reader USING btree (name COLLATE "default" text_ops ASC NULLS LAST);
CREATE INDEX reader_id ON reader USING btree (id int4_ops DESC NULLS FIRST);
