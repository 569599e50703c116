"""Operators: CREATE, ALTER OPERATOR, catalog pg_operator. The shells of forward references are left out."""

from collections.abc import Iterator

from pgsync.kinds.common import PG_NAMESPACE, PG_OPERATOR, simple_drop
from pgsync.kinds.newer import in_types
from pgsync.kinds.signature import split_signature
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Context, Kind, Lack, Pair, Reader, Row
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import quote
from pgsync.model.statements import Statement
from pgsync.plain import dataclass

Link = tuple[str, str]  # the path of another operator

_LINKS = ("commutator", "negator")
_FLAGS = ("hashes", "merges")


@dataclass(frozen=True, slots=True)
class Operator:
    """The functions by name; commutator and negator have the types that follow from the operator's own."""

    function: str
    commutator: Link | None
    negator: Link | None
    restrict: str | None
    join: str | None
    hashes: bool
    merges: bool


def _signature(operator: str) -> str:
    """Return the SQL for name(left, right) of an operator."""
    left = f"CASE WHEN {operator}.oprleft = 0 THEN 'NONE' ELSE format_type({operator}.oprleft, NULL) END"
    right = f"CASE WHEN {operator}.oprright = 0 THEN 'NONE' ELSE format_type({operator}.oprright, NULL) END"
    return f"{operator}.oprname || '(' || {left} || ', ' || {right} || ')'"


def query(_version: int) -> str:
    """Every operator that is more than a shell."""
    return f"""
        SELECT o.oid, o.oprnamespace, {_signature("o")}, o.oprowner, o.oprcode::text,
               cn.nspname, {_signature("c")}, nn.nspname, {_signature("n")},
               nullif(o.oprrest::text, '-'), nullif(o.oprjoin::text, '-'), o.oprcanhash, o.oprcanmerge
        FROM pg_operator o
        LEFT JOIN pg_operator c ON c.oid = o.oprcom LEFT JOIN pg_namespace cn ON cn.oid = c.oprnamespace
        LEFT JOIN pg_operator n ON n.oid = o.oprnegate LEFT JOIN pg_namespace nn ON nn.oid = n.oprnamespace
        WHERE o.oid >= 16384 AND o.oprcode <> 0 ORDER BY o.oprname, o.oid"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Operator] | None:
    """Return the operator."""
    oid, namespace, signature, owner, function, com_schema, commutator, neg_schema, negator, *rest = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("operator", (*schema.path, signature))
    reader.owned(id_, owner)
    spec = Operator(
        function,
        (com_schema, commutator) if com_schema is not None else None,
        (neg_schema, negator) if neg_schema is not None else None,
        *rest,
    )
    return DbObject(id_, spec, None, (Address(PG_OPERATOR, oid),))


def identity(id: ObjectId) -> str:
    """OPERATOR schema.+(left, right)."""
    return f"OPERATOR {quote(id.path[0])}.{id.path[1]}"


def _link(link: Link) -> str:
    return f"OPERATOR({quote(link[0])}.{split_signature(link[1])[0]})"


def create(item: DbObject[Operator], context: Context) -> Iterator[Statement]:
    """CREATE OPERATOR; a commutator or negator that is not there yet becomes a shell until it is."""
    del context
    spec = item.spec
    name, types = split_signature(item.id.path[1])
    words = [f"FUNCTION = {spec.function}"]
    words += [
        f"{word} = {type_}"
        for word, type_ in zip(("LEFTARG", "RIGHTARG"), _both_types(types), strict=True)
        if type_ != "NONE"
    ]
    words += [f"{f.upper()} = {_link(link)}" for f in _LINKS if (link := getattr(spec, f)) is not None]
    words += [f"{f.upper()} = {function}" for f in ("restrict", "join") if (function := getattr(spec, f)) is not None]
    words += [f.upper() for f in _FLAGS if getattr(spec, f)]
    yield Statement(f"CREATE OPERATOR {quote(item.id.path[0])}.{name} ({', '.join(words)})")


def _both_types(types: str) -> tuple[str, str]:
    """Split "left, right" at the comma outside of quotes and brackets."""
    depth, is_quoted = 0, False
    for position, character in enumerate(types):
        if character == '"':
            is_quoted = not is_quoted
        elif not is_quoted:
            depth += {"(": 1, ")": -1}.get(character, 0)
            if character == "," and not depth:
                return types[:position], types[position + 2 :]
    return types, "NONE"


def alter_estimators(before: DbObject[Operator], after: DbObject[Operator], context: Context) -> Iterator[Statement]:
    """ALTER OPERATOR SET (RESTRICT, JOIN)."""
    old, new = before.spec, after.spec
    words = [f"RESTRICT = {new.restrict or 'NONE'}"] if old.restrict != new.restrict else []
    words += [f"JOIN = {new.join or 'NONE'}"] if old.join != new.join else []
    yield Statement(f"ALTER {context.identity(after.id)} SET ({', '.join(words)})")


def alter_properties(before: DbObject[Operator], after: DbObject[Operator], context: Context) -> Iterator[Statement]:
    """ALTER OPERATOR SET (COMMUTATOR, NEGATOR, HASHES, MERGES), which adds only (17 and newer).

    Another operator that is created or dropped in the same plan makes or unmakes the link by itself.
    """
    words = []
    for field in _LINKS:
        link = getattr(after.spec, field)
        if link is not None and link != getattr(before.spec, field) and _operator(link) not in context.created:
            words.append(f"{field.upper()} = {_link(link)}")
    words += [f.upper() for f in _FLAGS if getattr(after.spec, f) and not getattr(before.spec, f)]
    if words:
        yield Statement(f"ALTER {context.identity(after.id)} SET ({', '.join(words)})")


def _operator(link: Link) -> ObjectId:
    return ObjectId("operator", link)


def replaces(
    before: DbObject[Operator], after: DbObject[Operator], fields: frozenset[str], context: Context
) -> ObjectId | None:
    """No ALTER takes a property away, and before 17 none adds one."""
    can_add = context.version >= 17
    for field in fields.intersection(_FLAGS):
        if not (can_add and getattr(after.spec, field)):
            return after.id
    for field in fields.intersection(_LINKS):
        old, new = getattr(before.spec, field), getattr(after.spec, field)
        if old is not None and not _goes(_operator(old), context):
            return after.id
        if new is not None and not (can_add and _operator(new) in context.current.objects):
            comes = _operator(new) in context.desired.objects and _operator(new) not in context.current.objects
            if not comes:
                return after.id
    return None


def _goes(id: ObjectId, context: Context) -> bool:
    return id in context.current.objects and id not in context.desired.objects


def lacks(item: DbObject[Operator], catalogs: Pair[Catalog]) -> Iterator[Lack]:
    """The types may be newer."""
    yield from in_types([item.id.path[-1]], catalogs[1])


KIND = Kind(
    name="operator",
    plural="operators",
    spec=Operator,
    lacks=lacks,
    classid=PG_OPERATOR,
    query=query,
    read=read,
    identity=identity,
    create=create,
    drop=simple_drop,
    alter={
        "restrict": alter_estimators,
        "join": alter_estimators,
        "commutator": alter_properties,
        "negator": alter_properties,
        "hashes": alter_properties,
        "merges": alter_properties,
    },
    replace_on=frozenset({"function"}),
    replaces=replaces,
)
