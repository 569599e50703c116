-- + sequence:shop.invoice_number
-- + owner:sequence.shop.invoice_number
-- + comment:sequence.shop.invoice_number

BEGIN;
-- create sequence shop.invoice_number
CREATE SEQUENCE shop.invoice_number AS integer START WITH 1000 INCREMENT BY 5 MINVALUE 100 MAXVALUE 99999 CACHE 20 CYCLE;
-- create comment on sequence shop.invoice_number
COMMENT ON SEQUENCE shop.invoice_number IS 'no gaps allowed';
COMMIT;
