-- + table:public.orders_2026
-- + column:public.orders_2026.id
-- + column:public.orders_2026.day
-- + column:public.orders_2026.state
-- + column:public.orders_2026.amount
-- + constraint:public.orders_2026.fair
-- + constraint:public.orders_2026.known_state
-- + partition:public.orders_2026
-- + owner:table.public.orders_2026

BEGIN;
-- create table public.orders_2026
CREATE TABLE public.orders_2026 (
    id bigint,
    day date CONSTRAINT orders_day_not_null NOT NULL,
    state character varying(10) CONSTRAINT orders_state_not_null NOT NULL,
    amount numeric,
    CONSTRAINT fair CHECK ((((amount >= (0)::numeric) AND (amount <= (1000)::numeric))::boolean AND (id > 0))),
    CONSTRAINT known_state CHECK (((state)::text = ANY ((ARRAY['new'::character varying, 'paid'::character varying, 'sent'::character varying]::character varying[])::text[])))
);
-- create partition public.orders_2026  [SHARE UPDATE EXCLUSIVE]
ALTER TABLE ONLY public.orders ATTACH PARTITION public.orders_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
COMMIT;
