CREATE TABLE ticket (number integer GENERATED ALWAYS AS IDENTITY, holder text);
