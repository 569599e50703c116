-- + function:public.on_duty(text)
-- + table:public.duty
-- + column:public.duty.doctor
-- + column:public.duty.ward
-- + policy:public.duty.duty_of_chart
-- + policy:public.chart.on_duty
-- + owner:function.public.on_duty(text)
-- + owner:table.public.duty

BEGIN;
-- create table public.duty
CREATE TABLE public.duty (
    doctor name,
    ward text
);
-- create function public.on_duty(text)  ! SEC_DEFINER
CREATE FUNCTION public.on_duty(w text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
AS $$ SELECT EXISTS (SELECT FROM duty WHERE ward = w AND doctor = session_user) $$;
-- create policy public.chart.on_duty  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
CREATE POLICY on_duty ON public.chart USING ((public.on_duty(ward) OR (ward IN ( SELECT d.ward
   FROM public.duty d
  WHERE (d.doctor = CURRENT_USER)))));
-- create policy public.duty.duty_of_chart  ! SEC_POLICY_CHANGE
CREATE POLICY duty_of_chart ON public.duty FOR SELECT USING ((EXISTS ( SELECT
   FROM public.chart c
  WHERE (c.ward = duty.ward))));
COMMIT;
