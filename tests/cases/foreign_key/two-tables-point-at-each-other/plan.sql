-- + table:railway.train
-- + table:railway.wagon
-- + column:railway.train.id
-- + column:railway.train.lead_wagon
-- + column:railway.wagon.id
-- + column:railway.wagon.train
-- + constraint:railway.train.train_pkey
-- + constraint:railway.wagon.wagon_pkey
-- + foreign key:railway.train.leads
-- + foreign key:railway.wagon.wagon_train_fkey
-- + owner:table.railway.train
-- + owner:table.railway.wagon

BEGIN;
-- create table railway.train
CREATE TABLE railway.train (
    id integer NOT NULL,
    lead_wagon integer,
    CONSTRAINT train_pkey PRIMARY KEY (id)
);
-- create table railway.wagon
CREATE TABLE railway.wagon (
    id integer NOT NULL,
    train integer NOT NULL,
    CONSTRAINT wagon_pkey PRIMARY KEY (id)
);
-- create foreign key railway.train.leads  ! PERF_FK_NO_INDEX
ALTER TABLE railway.train ADD CONSTRAINT leads FOREIGN KEY (lead_wagon) REFERENCES railway.wagon(id) DEFERRABLE;
-- create foreign key railway.wagon.wagon_train_fkey  ! PERF_FK_NO_INDEX
ALTER TABLE railway.wagon ADD CONSTRAINT wagon_train_fkey FOREIGN KEY (train) REFERENCES railway.train(id);
COMMIT;
