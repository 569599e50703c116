CREATE TABLE journey (id bigserial PRIMARY KEY, train integer);
