-- - function:public.stamp()
-- - sequence:public.orders_id_seq
-- - table:public.orders
-- - view:public.big_order
-- - rule:public.orders.quiet
-- - column:public.orders.id
-- - column:public.orders.customer
-- - column:public.orders.total
-- - default:public.orders.id
-- - constraint:public.orders.orders_pkey
-- - sequence ownership:public.orders_id_seq
-- - index:public.orders_total
-- - trigger:public.orders.stamp
-- - foreign key:public.orders.orders_customer_fkey
-- - policy:public.orders.mine
-- - owner:function.public.stamp()
-- - owner:sequence.public.orders_id_seq
-- - owner:table.public.orders
-- - owner:view.public.big_order
-- - privilege:column.public.orders.id
-- - privilege:column.public.orders.total

BEGIN;
-- drop view public.big_order  [ACCESS EXCLUSIVE]
DROP VIEW public.big_order;
-- drop table public.orders  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE, LOCK_FK_PARTNER
DROP TABLE public.orders;
-- drop function public.stamp()  ! DEP_SIGNATURE
DROP FUNCTION public.stamp();
COMMIT;
