CREATE TABLE account (
    id bigint CONSTRAINT account_id_required NOT NULL,
    note text,
    key text CONSTRAINT account_key_required NOT NULL DEFAULT ''
);
