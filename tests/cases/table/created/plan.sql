-- + sequence:shop.customer_id_seq
-- + table:shop.customer
-- + column:shop.customer.id
-- + column:shop.customer.email
-- + column:shop.customer.name
-- + column:shop.customer.discount
-- + column:shop.customer.created
-- + default:shop.customer.discount
-- + default:shop.customer.created
-- + constraint:shop.customer.customer_discount_check
-- + constraint:shop.customer.customer_email_key
-- + constraint:shop.customer.customer_pkey
-- + index:shop.customer_name
-- + owner:table.shop.customer
-- + comment:table.shop.customer
-- + comment:column.shop.customer.email

BEGIN;
-- create table shop.customer
CREATE TABLE shop.customer (
    id bigint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME shop.customer_id_seq) NOT NULL,
    email text NOT NULL,
    name character varying(80) COLLATE pg_catalog."C",
    discount numeric(4,2) DEFAULT 0,
    created timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT customer_discount_check CHECK (((discount >= (0)::numeric) AND (discount <= (50)::numeric))),
    CONSTRAINT customer_email_key UNIQUE (email),
    CONSTRAINT customer_pkey PRIMARY KEY (id)
);
-- create index shop.customer_name
CREATE INDEX customer_name ON shop.customer USING btree (lower((name)::text));
-- create comment on table shop.customer
COMMENT ON TABLE shop.customer IS 'who buys';
-- create comment on column shop.customer.email
COMMENT ON COLUMN shop.customer.email IS 'where invoices go';
COMMIT;
