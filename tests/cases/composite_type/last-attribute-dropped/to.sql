CREATE TYPE dose AS (amount numeric(6,2), unit text);
