CREATE SCHEMA shop;

CREATE TABLE shop.a_table_whose_name_is_rather_long_and_goes_on_until_the_limit (
    a_column_that_is_also_very_long_indeed_for_a_column serial PRIMARY KEY,
    another_column_that_is_very_long integer UNIQUE CHECK (another_column_that_is_very_long > 0)
);
CREATE INDEX ON shop.a_table_whose_name_is_rather_long_and_goes_on_until_the_limit (another_column_that_is_very_long);
