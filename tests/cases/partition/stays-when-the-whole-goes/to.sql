CREATE TABLE person_2026_1 (id integer, parent integer, year integer, CONSTRAINT person_2026_1_pkey PRIMARY KEY (id, year));
