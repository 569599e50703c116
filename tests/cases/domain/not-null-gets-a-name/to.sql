CREATE DOMAIN isbn AS text CONSTRAINT isbn_required NOT NULL;
