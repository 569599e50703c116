-- ~ language:l0  is_trusted
-- ~ language:l1  handler
-- ~ language:l2  inline
-- ~ language:l3  validator

BEGIN;
-- alter language l0
CREATE OR REPLACE TRUSTED LANGUAGE l0 HANDLER public.call1;
-- alter language l1  ! SEC_LANG_UNTRUSTED
CREATE OR REPLACE LANGUAGE l1 HANDLER public.call2;
-- alter language l2  ! SEC_LANG_UNTRUSTED
CREATE OR REPLACE LANGUAGE l2 HANDLER public.call1 INLINE public.inl;
-- alter language l3  ! SEC_LANG_UNTRUSTED
CREATE OR REPLACE LANGUAGE l3 HANDLER public.call1 VALIDATOR public.val;
COMMIT;
