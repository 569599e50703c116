CREATE TABLE parcel (id bigint NOT NULL);
CREATE TABLE letter (id bigint NOT NULL);

CREATE SEQUENCE post_id;
ALTER TABLE parcel ALTER COLUMN id SET DEFAULT nextval('post_id');
ALTER TABLE letter ALTER COLUMN id SET DEFAULT nextval('post_id') * 2;
