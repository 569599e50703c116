-- + table:railway.ticket
-- + table:railway.ticket_first
-- + table:railway.ticket_rest
-- + table:railway.ticket_second
-- + table:railway.ticket_second_0
-- + table:railway.ticket_second_1
-- + column:railway.ticket.id
-- + column:railway.ticket.class
-- + column:railway.ticket.price
-- + column:railway.ticket_first.id
-- + column:railway.ticket_first.class
-- + column:railway.ticket_first.price
-- + column:railway.ticket_second.id
-- + column:railway.ticket_second.class
-- + column:railway.ticket_second.price
-- + column:railway.ticket_second_0.id
-- + column:railway.ticket_second_0.class
-- + column:railway.ticket_second_0.price
-- + column:railway.ticket_second_1.id
-- + column:railway.ticket_second_1.class
-- + column:railway.ticket_second_1.price
-- + column:railway.ticket_rest.id
-- + column:railway.ticket_rest.class
-- + column:railway.ticket_rest.price
-- + partition:railway.ticket_first
-- + partition:railway.ticket_second
-- + partition:railway.ticket_second_0
-- + partition:railway.ticket_second_1
-- + partition:railway.ticket_rest
-- + owner:table.railway.ticket
-- + owner:table.railway.ticket_first
-- + owner:table.railway.ticket_rest
-- + owner:table.railway.ticket_second
-- + owner:table.railway.ticket_second_0
-- + owner:table.railway.ticket_second_1

BEGIN;
-- create table railway.ticket
CREATE TABLE railway.ticket (
    id bigint CONSTRAINT ticket_id_not_null NOT NULL,
    class character(1) CONSTRAINT ticket_class_not_null NOT NULL,
    price numeric
) PARTITION BY LIST (class);
-- create table railway.ticket_first
CREATE TABLE railway.ticket_first (
    id bigint CONSTRAINT ticket_id_not_null NOT NULL,
    class character(1) CONSTRAINT ticket_class_not_null NOT NULL,
    price numeric
);
-- create table railway.ticket_rest
CREATE TABLE railway.ticket_rest (
    id bigint CONSTRAINT ticket_id_not_null NOT NULL,
    class character(1) CONSTRAINT ticket_class_not_null NOT NULL,
    price numeric
);
-- create table railway.ticket_second
CREATE TABLE railway.ticket_second (
    id bigint CONSTRAINT ticket_id_not_null NOT NULL,
    class character(1) CONSTRAINT ticket_class_not_null NOT NULL,
    price numeric
) PARTITION BY HASH (id);
-- create table railway.ticket_second_0
CREATE TABLE railway.ticket_second_0 (
    id bigint CONSTRAINT ticket_id_not_null NOT NULL,
    class character(1) CONSTRAINT ticket_class_not_null NOT NULL,
    price numeric
);
-- create table railway.ticket_second_1
CREATE TABLE railway.ticket_second_1 (
    id bigint CONSTRAINT ticket_id_not_null NOT NULL,
    class character(1) CONSTRAINT ticket_class_not_null NOT NULL,
    price numeric
);
-- create partition railway.ticket_first
ALTER TABLE ONLY railway.ticket ATTACH PARTITION railway.ticket_first FOR VALUES IN ('1');
-- create partition railway.ticket_rest
ALTER TABLE ONLY railway.ticket ATTACH PARTITION railway.ticket_rest DEFAULT;
-- create partition railway.ticket_second
ALTER TABLE ONLY railway.ticket ATTACH PARTITION railway.ticket_second FOR VALUES IN ('2', NULL);
-- create partition railway.ticket_second_0
ALTER TABLE ONLY railway.ticket_second ATTACH PARTITION railway.ticket_second_0 FOR VALUES WITH (modulus 2, remainder 0);
-- create partition railway.ticket_second_1
ALTER TABLE ONLY railway.ticket_second ATTACH PARTITION railway.ticket_second_1 FOR VALUES WITH (modulus 2, remainder 1);
COMMIT;
