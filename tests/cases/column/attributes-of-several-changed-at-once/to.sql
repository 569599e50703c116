CREATE TABLE delivery (id integer PRIMARY KEY, weight numeric(8,3) DEFAULT 0.5, note text DEFAULT '' NOT NULL, sent timestamp DEFAULT now());
