-- ~ owner:schema.shop  role
-- ~ owner:enum.shop.colour  role
-- ~ owner:composite type.shop.pair  role
-- ~ owner:domain.shop.positive  role
-- ~ owner:function.shop.f(integer)  role
-- ~ owner:procedure.shop.p()  role
-- ~ owner:sequence.shop.ticket  role
-- ~ owner:table.shop.t  role
-- ~ owner:view.shop.v  role
-- ~ owner:materialized view.shop.m  role

BEGIN;
-- alter owner of schema shop  ! SEC_OWNER
ALTER SCHEMA shop OWNER TO case_app_owner;
-- alter owner of enum shop.colour  ! SEC_OWNER
ALTER TYPE shop.colour OWNER TO case_app_owner;
-- alter owner of function shop.f(integer)  ! SEC_OWNER
ALTER FUNCTION shop.f(integer) OWNER TO case_app_owner;
-- alter owner of materialized view shop.m  [ACCESS EXCLUSIVE]  ! SEC_OWNER
ALTER MATERIALIZED VIEW shop.m OWNER TO case_app_owner;
-- alter owner of procedure shop.p()  ! SEC_OWNER
ALTER PROCEDURE shop.p() OWNER TO case_app_owner;
-- alter owner of composite type shop.pair  [ACCESS EXCLUSIVE]  ! SEC_OWNER
ALTER TYPE shop.pair OWNER TO case_app_owner;
-- alter owner of domain shop.positive  ! SEC_OWNER
ALTER DOMAIN shop.positive OWNER TO case_app_owner;
-- alter owner of table shop.t  [ACCESS EXCLUSIVE]  ! SEC_OWNER
ALTER TABLE shop.t OWNER TO case_app_owner;
-- alter owner of sequence shop.ticket  [ACCESS EXCLUSIVE]  ! SEC_OWNER
ALTER SEQUENCE shop.ticket OWNER TO case_app_owner;
-- alter owner of view shop.v  [ACCESS EXCLUSIVE]  ! SEC_OWNER
ALTER VIEW shop.v OWNER TO case_app_owner;
COMMIT;
