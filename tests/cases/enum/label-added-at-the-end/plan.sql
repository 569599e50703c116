-- ~ enum:public.order_state  labels

BEGIN;
-- alter enum public.order_state
ALTER TYPE public.order_state ADD VALUE 'returned';
COMMIT;
