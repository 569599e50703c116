CREATE TABLE whole (a text, b integer) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF whole FOR VALUES IN ('x');
