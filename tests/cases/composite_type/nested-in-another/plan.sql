-- + composite type:public.discount
-- + attribute:public.discount.percentage
-- + attribute:public.discount.reason
-- + attribute:public.invoice_line.less
-- + attribute:public.invoice_line.history
-- + owner:composite type.public.discount

BEGIN;
-- create composite type public.discount
CREATE TYPE public.discount AS (percentage numeric, reason text);
-- create attribute public.invoice_line.less  [ACCESS EXCLUSIVE]
ALTER TYPE public.invoice_line ADD ATTRIBUTE less public.discount;
-- create attribute public.invoice_line.history  [ACCESS EXCLUSIVE]
ALTER TYPE public.invoice_line ADD ATTRIBUTE history public.discount[];
COMMIT;
