CREATE SEQUENCE ticket;
SELECT setval('ticket', 4711);
