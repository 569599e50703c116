CREATE TABLE t (a integer);

CREATE SCHEMA "ext's ""home""";
CREATE EXTENSION citext SCHEMA "ext's ""home""";
ALTER TABLE t ADD COLUMN "E-Mail" "ext's ""home""".citext;
