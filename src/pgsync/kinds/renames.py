"""Which names stand where in each kind, and how they change: one page, because a rename reaches across all kinds."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pgsync.kinds.attribute import typed_tables
from pgsync.kinds.naming import (
    columns,
    definition,
    each,
    grants,
    inheriting,
    not_null_name,
    rename_index,
    rename_on_relation,
    rename_part,
    rename_to,
    role_settings,
    roles,
    similar,
    sorted_columns,
    view_query,
)
from pgsync.kinds.row import TEXTS as ROW_TEXTS
from pgsync.kinds.twins import (
    constraint_twin,
    domain_constraint_twin,
    foreign_key_twin,
    in_lenient_mode,
    index_twin,
    sequence_twin,
    similar_column,
    similar_schema,
    statistics_twin,
    view_columns,
)
from pgsync.model.expressions import with_labels
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind
from pgsync.model.naming import Naming, Text, Word, signature
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.rewrite import rewrite, rewrite_source
from pgsync.model.sql import literal, qualified, quote
from pgsync.model.statements import Hazard, Lock, Statement


def with_names(kind: Kind[Any]) -> Kind[Any]:
    """Return a kind with what is known of its names; one that is not listed has but its own, which stays."""
    return replace(kind, **NAMES.get(kind.name, {}))


# ------------------------------------------------------------------------------------- enums, types


def _rename_enum(id_: ObjectId, name: str, context: Context) -> Iterator[Statement]:
    """ALTER TYPE RENAME TO; of a label RENAME VALUE."""
    if id_.kind == "enum":
        yield from rename_to()(id_, name, context)
        return
    words = f"ALTER TYPE {qualified(id_.path[:2])} RENAME VALUE {literal(id_.path[2])} TO {literal(name)}"
    yield Statement(words, hazards=frozenset({Hazard.DEP_RENAME}))


def _labels(item: DbObject[Any]) -> Iterator[ObjectId]:
    yield from (ObjectId("enum label", (*item.id.path, label)) for label in item.spec.labels)


def _renamed_labels(item: DbObject[Any], value: tuple[str, ...], naming: Naming) -> tuple[str, ...]:
    new = naming.labels((item.id.path[0], item.id.path[1]))
    return tuple(new.get(label, label) for label in value)


def _rename_attribute(id_: ObjectId, name: str, context: Context) -> Iterator[Statement]:
    """RENAME ATTRIBUTE, CASCADE for the columns of typed tables."""
    type_ = ObjectId("composite type", id_.path[:2])
    tables = tuple(d.dependent for d in context.current.needed_by.get(type_, ()) if d.dependent.kind == "table")
    cascade = " CASCADE" if typed_tables(type_, context) else ""
    yield Statement(
        f"ALTER TYPE {qualified(type_.path)} RENAME ATTRIBUTE {quote(id_.path[-1])} TO {quote(name)}{cascade}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(*tables, type_),
        hazards=frozenset({Hazard.DEP_RENAME}),
    )


def _typed_columns(item: DbObject[Any], catalog: Catalog) -> Iterator[ObjectId]:
    """The columns of typed tables follow their type's attribute."""
    for dependency in catalog.needed_by.get(item.parent, ()) if item.parent is not None else ():
        table = catalog.objects[dependency.dependent]
        column = catalog.get(ObjectId("column", (*table.id.path, item.id.path[-1])))
        if table.id.kind == "table" and table.spec.of_type is not None and column is not None:
            yield column.id


def _rename_domain_constraint(id_: ObjectId, name: str, context: Context) -> Iterator[Statement]:
    """ALTER DOMAIN RENAME CONSTRAINT."""
    del context
    words = f"RENAME CONSTRAINT {quote(id_.path[-1])} TO {quote(name)}"
    yield Statement(f"ALTER DOMAIN {qualified(id_.path[:2])} {words}")


def _multirange(_item: DbObject[Any], value: Any, naming: Naming) -> Any:
    return naming.type(value) if value is not None else None


def _operator(_item: DbObject[Any], value: tuple[str, str] | None, naming: Naming) -> tuple[str, str] | None:
    """The schema and the argument types of a commutator or negator."""
    if value is None:
        return None
    name, types = signature(value[1])
    return naming.schema(value[0]), name + rewrite(types, Text.TYPE, naming)


# ---------------------------------------------------------------------------------------- routines


def _arguments(_item: DbObject[Any], value: Any, naming: Naming) -> Any:
    """The types; arguments keep their names."""
    return tuple(replace(argument, type=rewrite(argument.type, Text.TYPE, naming)) for argument in value)


def _body(item: DbObject[Any], value: str, naming: Naming) -> str:
    """A parsed body follows every rename; a source text none, but for what is compared under other schemas' names."""
    if item.spec.is_sql_body:
        name = signature(item.id.path[-1])[0]
        return rewrite(value, Text.QUERY, naming, own=(name, naming.names.get(item.id, name)))
    return rewrite_source(value, naming) if naming.bodies else value


def _settings(_item: DbObject[Any], value: tuple[str, ...], naming: Naming) -> tuple[str, ...]:
    """SET search_path lists schemas by names that no rename reaches."""
    if not naming.bodies:
        return value
    return tuple(_search_path(one, naming) if one.startswith("search_path=") else one for one in value)


def _search_path(setting: str, naming: Naming) -> str:
    name, _, path = setting.partition("=")
    listed = [part.strip() for part in path.split(",")]
    plain = [part[1:-1].replace('""', '"') if part.startswith('"') else part for part in listed]
    new = [
        part if naming.schema(one) == one else quote(naming.schema(one))
        for part, one in zip(listed, plain, strict=True)
    ]
    return f"{name}={', '.join(new)}"


_ROUTINE: Mapping[str, Any] = {
    "path": (Word.SCHEMA, Word.SIGNATURE),
    "rename": rename_to(),
    "texts": {
        "arguments": _arguments,
        "defaults": each(Text.EXPRESSION),
        "result": Text.TYPE,
        "language": Text.LANGUAGE,
        "body": _body,
        "support": Text.ROUTINE,
        "settings": _settings,
        "transforms": each(Text.TYPE),
    },
}


# --------------------------------------------------------------------------- relations and their parts


def _partition_key(item: DbObject[Any], value: str | None, naming: Naming) -> str | None:
    """The key's columns are the table's own."""
    pair = item.id.path[0], item.id.path[1]
    return None if value is None else rewrite(value, Text.EXPRESSION, naming, pair)


def _bound(item: DbObject[Any], value: str, naming: Naming) -> str:
    """Values of an enum stand there without their type."""
    return with_labels(value, naming.labels_in.get(item.spec.parent, {}))


def _row_filter(item: DbObject[Any], value: str | None, naming: Naming) -> str | None:
    """The columns of a publication's filter are the table's."""
    pair = item.id.path[1], item.id.path[2]
    return None if value is None else rewrite(value, Text.EXPRESSION, naming, pair)


def _inherited_columns(item: DbObject[Any], catalog: Catalog) -> Iterator[ObjectId]:
    """RENAME COLUMN reaches the child tables."""
    yield from inheriting(item, catalog)


def _inherited_checks(item: DbObject[Any], catalog: Catalog) -> Iterator[ObjectId]:
    """RENAME CONSTRAINT reaches a CHECK of child tables; a partition's key has a name of its own."""
    if item.spec.type == "c":
        yield from inheriting(item, catalog)


# What tells that two objects of different names are one: the definition, or the column that owns a sequence.


# ------------------------------------------------------------------------------------------ the table

_EXPRESSION = {"definition": Text.EXPRESSION}
_RELATION = rename_to(Lock.ACCESS_EXCLUSIVE)

NAMES: Mapping[str, Mapping[str, Any]] = {
    "database": {"texts": {"owner": Text.ROLE, "grants": grants, "settings": role_settings}},
    "schema": {"rename": rename_to(), "resembles": similar_schema},
    "extension": {"texts": {"schema": Text.SCHEMA}},
    "language": {
        "rename": rename_to(),
        "texts": dict.fromkeys(("handler", "inline", "validator"), Text.ROUTINE),
    },
    "collation": {"rename": rename_to()},
    "shell type": {"rename": rename_to()},
    "enum": {"rename": _rename_enum, "inner": _labels, "texts": {"labels": _renamed_labels}},
    "composite type": {"rename": rename_to(), "resembles": similar("attribute")},
    "attribute": {
        "path": (Word.SCHEMA, Word.TYPE, Word.OWN),
        "rename": _rename_attribute,
        "renames_along": _typed_columns,
        "texts": {"type": Text.TYPE},
    },
    "domain": {
        "rename": rename_to(),
        "texts": {
            "type": Text.TYPE,
            "collation": Text.QUALIFIED,
            "default": Text.EXPRESSION,
            "not_null_name": not_null_name,
        },
    },
    "domain constraint": {
        "path": (Word.SCHEMA, Word.TYPE, Word.OWN),
        "rename": _rename_domain_constraint,
        "twin": domain_constraint_twin,
        "nameless": in_lenient_mode,
        "texts": _EXPRESSION,
    },
    "base type": {
        "rename": rename_to(),
        "texts": {
            **dict.fromkeys(("input", "output", "receive", "send", "typmod_in", "typmod_out"), Text.ROUTINE),
            **dict.fromkeys(("analyze", "subscript"), Text.ROUTINE),
            "element": Text.TYPE,
        },
    },
    # A range type is not renamed: its constructors would keep the old name.
    "range type": {
        "texts": {
            "subtype": Text.TYPE,
            "operator_class": Text.QUALIFIED,
            "collation": Text.QUALIFIED,
            "canonical": Text.ROUTINE,
            "subtype_diff": Text.ROUTINE,
            "multirange": _multirange,
        },
    },
    "transform": {"path": (Word.TYPES,), "texts": {"from_sql": Text.ROUTINE, "to_sql": Text.ROUTINE}},
    "cast": {"path": (Word.TYPES,), "texts": {"function": Text.ROUTINE}},
    "function": _ROUTINE,
    "procedure": _ROUTINE,
    "aggregate": {
        "path": (Word.SCHEMA, Word.SIGNATURE),
        "rename": rename_to(),
        "texts": {
            **dict.fromkeys(("arguments", "result", "state_type", "moving_state_type"), Text.TYPE),
            **dict.fromkeys(("transition", "final", "combine", "serial", "deserial"), Text.ROUTINE),
            **dict.fromkeys(("moving_transition", "moving_inverse", "moving_final"), Text.ROUTINE),
            "sort_operator": Text.QUALIFIED,
        },
    },
    "access method": {"texts": {"handler": Text.ROUTINE}},
    "operator": {
        "path": (Word.SCHEMA, Word.SIGNATURE),
        "texts": {
            **dict.fromkeys(("function", "restrict", "join"), Text.ROUTINE),
            **dict.fromkeys(("commutator", "negator"), _operator),
        },
    },
    # Operator classes and families are not renamed: the path has the access method in their name.
    "operator family member": {
        "path": (Word.SCHEMA, Word.OTHER, Word.TYPES),
        "texts": {"definition": Text.TYPE},
    },
    "operator class": {
        "texts": {
            "type": Text.TYPE,
            "family": Text.QUALIFIED,
            "storage": Text.TYPE,
            "members": each(Text.TYPE),
        },
    },
    "conversion": {"rename": rename_to(), "texts": {"function": Text.ROUTINE}},
    "text search parser": {
        "rename": rename_to(),
        "texts": dict.fromkeys(("start", "gettoken", "end", "lextypes", "headline"), Text.ROUTINE),
    },
    "text search template": {"rename": rename_to(), "texts": dict.fromkeys(("init", "lexize"), Text.ROUTINE)},
    "text search dictionary": {"rename": rename_to(), "texts": {"template": Text.QUALIFIED}},
    "text search configuration": {
        "rename": rename_to(),
        "texts": {"parser": Text.QUALIFIED, "mappings": each(Text.QUALIFIED)},
    },
    "foreign data wrapper": {
        "rename": rename_to(breaks=False),
        "texts": {"handler": Text.ROUTINE, "validator": Text.ROUTINE},
    },
    "server": {"rename": rename_to(breaks=False), "texts": {"wrapper": Text.WRAPPER}},
    "user mapping": {"path": (Word.SERVER, Word.ROLE)},
    "sequence": {"rename": _RELATION, "twin": sequence_twin},
    "table": {
        "rename": _RELATION,
        "resembles": similar("column"),
        "texts": {"partition_key": _partition_key, "of_type": Text.TYPE},
    },
    "foreign table": {"rename": _RELATION, "resembles": similar("column"), "texts": {"server": Text.SERVER}},
    "inheritance": {"path": (Word.SCHEMA, Word.RELATION, Word.SCHEMA, Word.RELATION)},
    "column": {
        "rename": rename_part("COLUMN", breaks=True),
        "renames_along": _inherited_columns,
        "resembles": similar_column,
        "texts": {
            "type": Text.TYPE,
            "base_type": Text.TYPE,
            "collation": Text.QUALIFIED,
            "expression": Text.EXPRESSION,
            "not_null_name": not_null_name,
        },
    },
    "default": {
        "path": (Word.SCHEMA, Word.RELATION, Word.COLUMN),
        "texts": {"expression": Text.EXPRESSION},
    },
    "row": {"texts": ROW_TEXTS},
    "constraint": {
        "rename": rename_part("CONSTRAINT", breaks=False),
        "renames_along": _inherited_checks,
        "twin": constraint_twin,
        "nameless": in_lenient_mode,
        "texts": _EXPRESSION,
    },
    "partition": {"path": (Word.SCHEMA, Word.RELATION), "texts": {"bound": _bound}},
    "sequence ownership": {"path": (Word.SCHEMA, Word.RELATION)},
    "view": {
        "rename": _RELATION,
        "inner": view_columns,
        "texts": {"columns": columns, "query": view_query},
    },
    "materialized view": {
        "rename": _RELATION,
        "inner": view_columns,
        "texts": {"columns": columns, "query": view_query, "column_settings": columns},
    },
    "index": {"rename": rename_index, "twin": index_twin, "nameless": in_lenient_mode, "texts": _EXPRESSION},
    "statistics": {
        "rename": rename_to(breaks=False),
        "twin": statistics_twin,
        "texts": {"columns": Text.EXPRESSION},
    },
    "rule": {"rename": rename_on_relation, "texts": {"definition": definition}},
    "trigger": {"rename": rename_on_relation, "texts": {"definition": definition}},
    "foreign key": {
        "rename": rename_part("CONSTRAINT", breaks=False),
        "twin": foreign_key_twin,
        "nameless": in_lenient_mode,
        "texts": _EXPRESSION,
    },
    "policy": {
        "rename": rename_on_relation,
        "texts": {"roles": roles, "using": Text.EXPRESSION, "with_check": Text.EXPRESSION},
    },
    "publication": {"rename": rename_to()},
    "publication table": {
        "path": (Word.PUBLICATION, Word.SCHEMA, Word.RELATION),
        "texts": {"columns": sorted_columns, "row_filter": _row_filter},
    },
    "publication schema": {"path": (Word.PUBLICATION, Word.SCHEMA)},
    "default privilege": {"path": (Word.ROLE, Word.SCHEMA, Word.OTHER), "texts": {"grants": grants}},
    "event trigger": {"rename": rename_to(breaks=False), "texts": {"function": Text.ROUTINE}},
    "extension dependency": {"path": (Word.OTHER, Word.SUBJECT)},
    "role": {"path": (Word.ROLE,)},
    "membership": {"path": (Word.ROLE, Word.ROLE, Word.ROLE)},
    "parameter privilege": {"path": (Word.OTHER,), "texts": {"grants": grants}},
    "owner": {"path": (Word.SUBJECT,), "texts": {"role": Text.ROLE}},
    "privilege": {"path": (Word.SUBJECT,), "texts": {"grants": grants, "initial": grants}},
    "comment": {"path": (Word.SUBJECT,)},
    "security label": {"path": (Word.SUBJECT, Word.OTHER)},
}
