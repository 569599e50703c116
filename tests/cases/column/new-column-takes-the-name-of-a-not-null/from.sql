CREATE TABLE account (id bigint CONSTRAINT account_key_required NOT NULL, note text);
