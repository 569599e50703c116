CREATE TABLE orders (
    id bigint,
    day date NOT NULL,
    state varchar(10) NOT NULL,
    amount numeric,
    CONSTRAINT known_state CHECK (state IN ('new', 'paid', 'sent')),
    CONSTRAINT fair CHECK (amount BETWEEN 0 AND 1000 AND id > 0)
) PARTITION BY RANGE (day);
CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
