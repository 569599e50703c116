-- - table:public.event
-- - table:public.event_2025
-- - table:public.event_rest
-- - attribute:public.shape.x
-- - column:public.event.id
-- - column:public.event.day
-- - column:public.event.state
-- - column:public.event_2025.id
-- - column:public.event_2025.day
-- - column:public.event_2025.state
-- - column:public.event_rest.id
-- - column:public.event_rest.day
-- - column:public.event_rest.state
-- - column:public.base.a
-- - column:public.child.a
-- - column:public.typed.x
-- - constraint:public.event.event_pkey
-- - constraint:public.event.positive
-- - constraint:public.event_2025.event_2025_pkey
-- - constraint:public.event_2025.positive
-- - constraint:public.event_rest.event_rest_pkey
-- - constraint:public.event_rest.positive
-- - constraint:public.base.a_is
-- - constraint:public.child.a_is
-- - constraint:public.typed.typed_x_check
-- - partition:public.event_2025
-- - partition:public.event_rest
-- - index:public.event_2025_state_lower_idx
-- - index:public.event_rest_state_lower_idx
-- - index:public.event_state
-- - owner:table.public.event
-- - owner:table.public.event_2025
-- - owner:table.public.event_rest
-- ~ enum:public.state  labels
-- + table:public.happening
-- + table:public.happening_2025
-- + table:public.happening_rest
-- ~ view:public.child_seen  query
-- + attribute:public.shape.left_
-- ~ attribute:public.shape.y  after
-- + column:public.happening.nr
-- + column:public.happening.day
-- + column:public.happening.state
-- + column:public.happening_2025.nr
-- + column:public.happening_2025.day
-- + column:public.happening_2025.state
-- + column:public.happening_rest.nr
-- + column:public.happening_rest.day
-- + column:public.happening_rest.state
-- + column:public.base.aa
-- + column:public.child.aa
-- + column:public.typed.left_
-- + constraint:public.happening.above_zero
-- + constraint:public.happening.happening_pkey
-- + constraint:public.happening_2025.above_zero
-- + constraint:public.happening_2025.happening_2025_pkey
-- + constraint:public.happening_rest.above_zero
-- + constraint:public.happening_rest.happening_rest_pkey
-- + constraint:public.base.aa_is
-- + constraint:public.child.aa_is
-- + constraint:public.typed.typed_left__check
-- + partition:public.happening_2025
-- + partition:public.happening_rest
-- ~ partition:public.by_state_open  bound
-- ~ index:public.child_a  definition
-- + index:public.happening_2025_state_lower_idx
-- + index:public.happening_rest_state_lower_idx
-- + index:public.happening_state
-- + owner:table.public.happening
-- + owner:table.public.happening_2025
-- + owner:table.public.happening_rest

BEGIN;
-- rename attribute public.shape.left_  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TYPE public.shape RENAME ATTRIBUTE x TO left_ CASCADE;
-- rename column public.base.aa  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE public.base RENAME COLUMN a TO aa;
-- rename column public.happening.nr  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE public.event RENAME COLUMN id TO nr;
-- rename constraint public.base.aa_is  [ACCESS EXCLUSIVE]
ALTER TABLE public.base RENAME CONSTRAINT a_is TO aa_is;
-- rename constraint public.happening.happening_pkey  [ACCESS EXCLUSIVE]
ALTER TABLE public.event RENAME CONSTRAINT event_pkey TO happening_pkey;
-- rename constraint public.happening.above_zero  [ACCESS EXCLUSIVE]
ALTER TABLE public.event RENAME CONSTRAINT positive TO above_zero;
-- rename constraint public.happening_2025.happening_2025_pkey  [ACCESS EXCLUSIVE]
ALTER TABLE public.event_2025 RENAME CONSTRAINT event_2025_pkey TO happening_2025_pkey;
-- rename constraint public.happening_rest.happening_rest_pkey  [ACCESS EXCLUSIVE]
ALTER TABLE public.event_rest RENAME CONSTRAINT event_rest_pkey TO happening_rest_pkey;
-- rename enum label public.state.ajar  ! DEP_RENAME
ALTER TYPE public.state RENAME VALUE 'open' TO 'ajar';
-- rename index public.happening_2025_state_lower_idx  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.event_2025_state_lower_idx RENAME TO happening_2025_state_lower_idx;
-- rename index public.happening_rest_state_lower_idx  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.event_rest_state_lower_idx RENAME TO happening_rest_state_lower_idx;
-- rename index public.happening_state  [SHARE UPDATE EXCLUSIVE]
ALTER INDEX public.event_state RENAME TO happening_state;
-- rename table public.happening  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE public.event RENAME TO happening;
-- rename table public.happening_2025  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE public.event_2025 RENAME TO happening_2025;
-- rename table public.happening_rest  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE public.event_rest RENAME TO happening_rest;
-- drop constraint public.typed.typed_x_check  [ACCESS EXCLUSIVE]
ALTER TABLE public.typed DROP CONSTRAINT typed_x_check;
-- alter column public.happening.nr  [ACCESS EXCLUSIVE]
ALTER TABLE public.happening RENAME CONSTRAINT event_id_not_null TO happening_nr_not_null;
-- alter column public.happening.day  [ACCESS EXCLUSIVE]
ALTER TABLE public.happening RENAME CONSTRAINT event_day_not_null TO happening_day_not_null;
-- create constraint public.typed.typed_left__check  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.typed ADD CONSTRAINT typed_left__check CHECK ((left_ > 0));
COMMIT;
