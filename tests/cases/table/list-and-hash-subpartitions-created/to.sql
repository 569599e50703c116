CREATE SCHEMA railway;

CREATE TABLE railway.ticket (id bigint NOT NULL, class char(1) NOT NULL, price numeric) PARTITION BY LIST (class);
CREATE TABLE railway.ticket_first PARTITION OF railway.ticket FOR VALUES IN ('1');
CREATE TABLE railway.ticket_second PARTITION OF railway.ticket FOR VALUES IN ('2', NULL) PARTITION BY HASH (id);
CREATE TABLE railway.ticket_second_0 PARTITION OF railway.ticket_second FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE railway.ticket_second_1 PARTITION OF railway.ticket_second FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE railway.ticket_rest PARTITION OF railway.ticket DEFAULT;
