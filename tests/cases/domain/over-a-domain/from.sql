CREATE DOMAIN natural_number AS integer CHECK (VALUE >= 0);
