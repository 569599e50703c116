-- + comment:enum.shop.colour
-- + comment:composite type.shop.pair
-- + comment:domain.shop.positive
-- + comment:function.shop.f(integer)
-- + comment:procedure.shop.p(text)
-- + comment:attribute.shop.pair.b
-- + comment:sequence.shop.ticket
-- + comment:table.shop.t
-- + comment:column.shop.t.a
-- + comment:index.shop.t_key
-- + comment:index.shop.t_b
-- + comment:view.shop.v
-- + comment:column.shop.v.a
-- + comment:materialized view.shop.m
-- + comment:column.shop.m.a
-- + comment:domain constraint.shop.positive.above_zero
-- + comment:constraint.shop.t.small
-- + comment:constraint.shop.t.t_key
-- + comment:foreign key.shop.t.ref
-- + comment:schema.shop
-- + comment:trigger.shop.t.watch
-- ~ comment:extension.hstore  text
-- + comment:policy.shop.t.everyone

BEGIN;
-- alter comment on extension hstore
COMMENT ON EXTENSION hstore IS 'extension';
-- create comment on schema shop
COMMENT ON SCHEMA shop IS 'schema';
-- create comment on enum shop.colour
COMMENT ON TYPE shop.colour IS 'enum';
-- create comment on function shop.f(integer)
COMMENT ON FUNCTION shop.f(integer) IS 'function';
-- create comment on materialized view shop.m  [SHARE UPDATE EXCLUSIVE]
COMMENT ON MATERIALIZED VIEW shop.m IS 'materialized view';
-- create comment on column shop.m.a  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN shop.m.a IS 'materialized view column';
-- create comment on procedure shop.p(text)
COMMENT ON PROCEDURE shop.p(IN text) IS 'procedure';
-- create comment on composite type shop.pair
COMMENT ON TYPE shop.pair IS 'composite';
-- create comment on attribute shop.pair.b  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN shop.pair.b IS 'attribute';
-- create comment on domain shop.positive
COMMENT ON DOMAIN shop.positive IS 'domain';
-- create comment on domain constraint shop.positive.above_zero
COMMENT ON CONSTRAINT above_zero ON DOMAIN shop.positive IS 'domain constraint';
-- create comment on table shop.t  [SHARE UPDATE EXCLUSIVE]
COMMENT ON TABLE shop.t IS 'table';
-- create comment on column shop.t.a  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN shop.t.a IS 'column';
-- create comment on policy shop.t.everyone
COMMENT ON POLICY everyone ON shop.t IS 'policy';
-- create comment on foreign key shop.t.ref
COMMENT ON CONSTRAINT ref ON shop.t IS 'foreign key';
-- create comment on constraint shop.t.small
COMMENT ON CONSTRAINT small ON shop.t IS 'check';
-- create comment on index shop.t_key  [SHARE UPDATE EXCLUSIVE]
COMMENT ON INDEX shop.t_key IS 'index of the primary key';
-- create comment on constraint shop.t.t_key
COMMENT ON CONSTRAINT t_key ON shop.t IS 'primary key';
-- create comment on trigger shop.t.watch
COMMENT ON TRIGGER watch ON shop.t IS 'trigger';
-- create comment on index shop.t_b  [SHARE UPDATE EXCLUSIVE]
COMMENT ON INDEX shop.t_b IS 'index';
-- create comment on sequence shop.ticket  [SHARE UPDATE EXCLUSIVE]
COMMENT ON SEQUENCE shop.ticket IS 'sequence';
-- create comment on view shop.v  [SHARE UPDATE EXCLUSIVE]
COMMENT ON VIEW shop.v IS 'view';
-- create comment on column shop.v.a  [SHARE UPDATE EXCLUSIVE]
COMMENT ON COLUMN shop.v.a IS 'view column';
COMMIT;
