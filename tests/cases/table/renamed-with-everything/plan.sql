-- - function:public.first_name(public.customer)
-- - sequence:public.customer_id_seq
-- - table:public.customer
-- - statistics:public.customer_stats
-- - rule:public.customer.guard
-- - column:public.customer.id
-- - column:public.customer.name
-- - column:public.customer.mood
-- - column:public.customer.born
-- - column:public.customer.shout
-- - column:public.orders.customer_id
-- - default:public.customer.mood
-- - constraint:public.customer.customer_name_check
-- - constraint:public.customer.customer_name_key
-- - constraint:public.customer.customer_pkey
-- - index:public.customer_born
-- - trigger:public.customer.touched
-- - foreign key:public.orders.orders_customer_id_fkey
-- - policy:public.customer.own
-- - owner:function.public.first_name(public.customer)
-- - owner:table.public.customer
-- - owner:statistics.public.customer_stats
-- - privilege:table.public.customer
-- - privilege:column.public.customer.name
-- - comment:column.public.customer.name
-- ~ enum:public.mood  labels
-- + function:public.first_name(public.client)
-- + sequence:public.client_id_seq
-- + table:public.client
-- ~ view:public.happy  query
-- ~ materialized view:public.names  query
-- + statistics:public.client_stats
-- + rule:public.client.guard
-- + column:public.client.id
-- + column:public.client.fullname
-- + column:public.client.mood
-- + column:public.client.born
-- + column:public.client.shout
-- + column:public.orders.client_id
-- + default:public.client.mood
-- + constraint:public.client.client_fullname_check
-- + constraint:public.client.client_fullname_key
-- + constraint:public.client.client_pkey
-- + index:public.client_born
-- + trigger:public.client.touched
-- + foreign key:public.orders.orders_client_id_fkey
-- + policy:public.client.own
-- + owner:function.public.first_name(public.client)
-- + owner:table.public.client
-- + owner:statistics.public.client_stats
-- + privilege:table.public.client
-- + privilege:column.public.client.fullname
-- + comment:column.public.client.fullname

BEGIN;
-- rename column public.client.fullname  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE public.customer RENAME COLUMN name TO fullname;
-- rename column public.orders.client_id  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE public.orders RENAME COLUMN customer_id TO client_id;
-- rename constraint public.client.client_fullname_check  [ACCESS EXCLUSIVE]
ALTER TABLE public.customer RENAME CONSTRAINT customer_name_check TO client_fullname_check;
-- rename constraint public.client.client_fullname_key  [ACCESS EXCLUSIVE]
ALTER TABLE public.customer RENAME CONSTRAINT customer_name_key TO client_fullname_key;
-- rename constraint public.client.client_pkey  [ACCESS EXCLUSIVE]
ALTER TABLE public.customer RENAME CONSTRAINT customer_pkey TO client_pkey;
-- rename enum label public.mood.blue  ! DEP_RENAME
ALTER TYPE public.mood RENAME VALUE 'sad' TO 'blue';
-- rename foreign key public.orders.orders_client_id_fkey  [ACCESS EXCLUSIVE]
ALTER TABLE public.orders RENAME CONSTRAINT orders_customer_id_fkey TO orders_client_id_fkey;
-- rename index public.client_born  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.customer_born RENAME TO client_born;
-- rename sequence public.client_id_seq  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER SEQUENCE public.customer_id_seq RENAME TO client_id_seq;
-- rename statistics public.client_stats
ALTER STATISTICS public.customer_stats RENAME TO client_stats;
-- rename table public.client  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE public.customer RENAME TO client;
-- drop index public.client_born (because of column public.client.born)  [ACCESS EXCLUSIVE]
DROP INDEX public.client_born;
-- alter column public.client.id  [ACCESS EXCLUSIVE]
ALTER TABLE public.client RENAME CONSTRAINT customer_id_not_null TO client_id_not_null;
-- alter column public.client.fullname  [ACCESS EXCLUSIVE]
ALTER TABLE public.client RENAME CONSTRAINT customer_name_not_null TO client_fullname_not_null;
-- alter function public.first_name(public.client)
CREATE OR REPLACE FUNCTION public.first_name(c public.client)
 RETURNS text
 LANGUAGE sql
RETURN (SELECT client.fullname FROM public.client WHERE (client.id = (first_name.c).id));
-- alter column public.client.mood  [ACCESS EXCLUSIVE]
ALTER TABLE public.client RENAME CONSTRAINT customer_mood_not_null TO client_mood_not_null;
-- alter column public.client.born  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.client ALTER COLUMN born TYPE timestamp without time zone;
-- alter column public.orders.client_id  [ACCESS EXCLUSIVE]
ALTER TABLE public.orders RENAME CONSTRAINT orders_customer_id_not_null TO orders_client_id_not_null;
-- create index public.client_born (because of column public.client.born)  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX client_born ON public.client USING btree (born, lower(fullname)) WHERE (fullname IS NOT NULL);
-- alter comment on column public.client.fullname  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN public.client.fullname IS 'the client''s name';
COMMIT;
