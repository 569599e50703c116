-- + function:public.a_first()
-- + function:public.b_second(text)
-- + table:public.ticket
-- + column:public.ticket.id
-- + column:public.ticket.sold
-- + constraint:public.ticket.ticket_pkey
-- + owner:function.public.a_first()
-- + owner:function.public.b_second(text)
-- + owner:table.public.ticket

BEGIN;
-- create table public.ticket
CREATE TABLE public.ticket (
    id integer NOT NULL,
    sold timestamp with time zone,
    CONSTRAINT ticket_pkey PRIMARY KEY (id)
);
-- create function public.a_first()
CREATE FUNCTION public.a_first()
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $$SELECT count(*) FROM ticket$$;
-- create function public.b_second(text)
CREATE FUNCTION public.b_second(t text)
 RETURNS bigint
 LANGUAGE sql
AS $$SELECT a_first() + length(t)$$;
COMMIT;
