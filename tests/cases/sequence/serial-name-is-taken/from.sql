CREATE SEQUENCE platform_id_seq;
