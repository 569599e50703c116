-- + table:railway.a
-- + table:railway.b
-- + table:railway.c
-- + column:railway.a.id
-- + column:railway.a.c
-- + column:railway.b.id
-- + column:railway.b.a
-- + column:railway.c.id
-- + column:railway.c.b
-- + column:railway.c.self
-- + constraint:railway.a.a_pkey
-- + constraint:railway.b.b_pkey
-- + constraint:railway.c.c_pkey
-- + foreign key:railway.a.a_c_fkey
-- + foreign key:railway.b.b_a_fkey
-- + foreign key:railway.c.c_b_fkey
-- + foreign key:railway.c.c_self_fkey
-- + owner:table.railway.a
-- + owner:table.railway.b
-- + owner:table.railway.c

BEGIN;
-- create table railway.a
CREATE TABLE railway.a (
    id integer NOT NULL,
    c integer,
    CONSTRAINT a_pkey PRIMARY KEY (id)
);
-- create table railway.b
CREATE TABLE railway.b (
    id integer NOT NULL,
    a integer,
    CONSTRAINT b_pkey PRIMARY KEY (id)
);
-- create table railway.c
CREATE TABLE railway.c (
    id integer NOT NULL,
    b integer,
    self integer,
    CONSTRAINT c_pkey PRIMARY KEY (id)
);
-- create foreign key railway.a.a_c_fkey  ! PERF_FK_NO_INDEX
ALTER TABLE railway.a ADD CONSTRAINT a_c_fkey FOREIGN KEY (c) REFERENCES railway.c(id);
-- create foreign key railway.b.b_a_fkey  ! PERF_FK_NO_INDEX
ALTER TABLE railway.b ADD CONSTRAINT b_a_fkey FOREIGN KEY (a) REFERENCES railway.a(id);
-- create foreign key railway.c.c_b_fkey  ! PERF_FK_NO_INDEX
ALTER TABLE railway.c ADD CONSTRAINT c_b_fkey FOREIGN KEY (b) REFERENCES railway.b(id);
-- create foreign key railway.c.c_self_fkey  ! PERF_FK_NO_INDEX
ALTER TABLE railway.c ADD CONSTRAINT c_self_fkey FOREIGN KEY (self) REFERENCES railway.c(id);
COMMIT;
