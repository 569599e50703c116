CREATE TABLE book (id integer, title text, CONSTRAINT book_pkey PRIMARY KEY (id));
