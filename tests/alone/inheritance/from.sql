-- Ties between tables come and go, and what must be alike, or must not be there, with them.
CREATE TABLE joined_parent (a bigint);
CREATE TABLE joined (a integer);
CREATE TABLE left_parent (a integer);
CREATE TABLE left_child () INHERITS (left_parent);
CREATE TABLE less (a integer, b integer);
CREATE TABLE less_child (a integer);
CREATE TABLE whole (a integer) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF whole FOR VALUES IN (1);
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE far (a integer) SERVER s;
CREATE TABLE near () INHERITS (far);
CREATE FOREIGN TABLE far_going (a integer, b integer) SERVER s;
CREATE TABLE near_going () INHERITS (far_going);
CREATE TYPE event AS (at timestamptz);
