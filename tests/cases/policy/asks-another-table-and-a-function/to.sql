CREATE TABLE chart (id integer PRIMARY KEY, ward text);

CREATE TABLE duty (doctor name, ward text);
CREATE FUNCTION on_duty(w text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT EXISTS (SELECT FROM duty WHERE ward = w AND doctor = session_user) $$;
CREATE POLICY on_duty ON chart USING (on_duty(ward) OR ward IN (SELECT d.ward FROM duty d WHERE d.doctor = current_user));
CREATE POLICY duty_of_chart ON duty FOR SELECT USING (EXISTS (SELECT FROM chart c WHERE c.ward = duty.ward));
