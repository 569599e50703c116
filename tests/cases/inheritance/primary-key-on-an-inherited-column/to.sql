CREATE TABLE account (id serial PRIMARY KEY, label text NOT NULL);
CREATE TABLE remote_account (host text NOT NULL) INHERITS (account);
ALTER TABLE remote_account ADD CONSTRAINT remote_account_pkey PRIMARY KEY (id);
CREATE TABLE own_account (id integer PRIMARY KEY) INHERITS (account);
