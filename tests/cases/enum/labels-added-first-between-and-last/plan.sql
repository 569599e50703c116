-- ~ enum:public.order_state  labels

BEGIN;
-- alter enum public.order_state
ALTER TYPE public.order_state ADD VALUE 'draft' BEFORE 'new';
-- alter enum public.order_state
ALTER TYPE public.order_state ADD VALUE 'cart' AFTER 'draft';
-- alter enum public.order_state
ALTER TYPE public.order_state ADD VALUE 'checked' AFTER 'new';
-- alter enum public.order_state
ALTER TYPE public.order_state ADD VALUE 'packed' AFTER 'paid';
-- alter enum public.order_state
ALTER TYPE public.order_state ADD VALUE 'returned';
COMMIT;
