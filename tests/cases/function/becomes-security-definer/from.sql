CREATE TABLE salary (clerk text PRIMARY KEY, amount numeric);

CREATE FUNCTION my_salary() RETURNS numeric LANGUAGE sql STABLE AS $$ SELECT amount FROM salary WHERE clerk = current_user $$;
