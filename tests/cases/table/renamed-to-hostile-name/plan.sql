-- - sequence:S.1.Zähler
-- - table:S.1.select
-- - column:S.1.select.a.b
-- - column:S.1.select.from
-- - default:S.1.select.a.b
-- - default:S.1.select.from
-- - constraint:S.1.select.select_from_check
-- - constraint:S.1.select.select_pkey
-- - owner:sequence.S.1.Zähler
-- - owner:table.S.1.select
-- + sequence:S.1.counter
-- + table:S.1.tä"ble
-- ~ view:S.1.v  query
-- + column:S.1.tä"ble.a'b
-- + column:S.1.tä"ble.$1
-- + default:S.1.tä"ble.a'b
-- + default:S.1.tä"ble.$1
-- + constraint:S.1.tä"ble.tä"ble_$1_check
-- + constraint:S.1.tä"ble.tä"ble_pkey
-- + owner:sequence.S.1.counter
-- + owner:table.S.1.tä"ble

BEGIN;
-- rename column S.1.tä"ble.a'b  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE "S.1"."select" RENAME COLUMN "a.b" TO "a'b";
-- rename column S.1.tä"ble.$1  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE "S.1"."select" RENAME COLUMN "from" TO "$1";
-- rename constraint S.1.tä"ble.tä"ble_$1_check  [ACCESS EXCLUSIVE]
ALTER TABLE "S.1"."select" RENAME CONSTRAINT select_from_check TO "tä""ble_$1_check";
-- rename constraint S.1.tä"ble.tä"ble_pkey  [ACCESS EXCLUSIVE]
ALTER TABLE "S.1"."select" RENAME CONSTRAINT select_pkey TO "tä""ble_pkey";
-- rename sequence S.1.counter  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER SEQUENCE "S.1"."Zähler" RENAME TO counter;
-- rename table S.1.tä"ble  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE "S.1"."select" RENAME TO "tä""ble";
-- alter column S.1.tä"ble.a'b  [ACCESS EXCLUSIVE]
ALTER TABLE "S.1"."tä""ble" RENAME CONSTRAINT "select_a.b_not_null" TO "tä""ble_a'b_not_null";
COMMIT;
