CREATE TABLE salary (clerk text PRIMARY KEY, amount numeric);

CREATE FUNCTION my_salary() RETURNS numeric LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT amount FROM salary WHERE clerk = current_user $$;
