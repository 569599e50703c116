-- - schema:spring
-- - table:spring.timetable
-- - column:spring.timetable.train
-- - column:spring.timetable.departs
-- - constraint:spring.timetable.timetable_pkey
-- - owner:schema.spring
-- - owner:table.spring.timetable
-- + schema:summer
-- + table:summer.timetable
-- ~ view:common.busy  query
-- + column:summer.timetable.train
-- + column:summer.timetable.departs
-- + constraint:summer.timetable.timetable_pkey
-- + owner:schema.summer
-- + owner:table.summer.timetable

BEGIN;
-- create schema summer
CREATE SCHEMA summer;
-- create table summer.timetable
CREATE TABLE summer.timetable (
    train integer NOT NULL,
    departs time without time zone NOT NULL,
    CONSTRAINT timetable_pkey PRIMARY KEY (train)
);
-- alter view common.busy  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW common.busy AS
 SELECT common.slot(departs) AS slot,
    count(*) AS trains
   FROM summer.timetable
  GROUP BY (common.slot(departs));
-- drop table spring.timetable  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE spring.timetable;
-- drop schema spring  ! DATA_DROP_SCHEMA
DROP SCHEMA spring;
COMMIT;
