CREATE TABLE parcel (id bigint NOT NULL);
CREATE TABLE letter (id bigint NOT NULL);
