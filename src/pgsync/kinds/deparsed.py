"""Expressions that PostgreSQL deparses: when two texts, even of two versions, are one expression."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pgsync.model.function_syntax import IMPLICIT, Hidden, element, of_value
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Pair
from pgsync.model.normal import normal_expression, normal_query
from pgsync.model.objects import Catalog
from pgsync.model.sql import qualified, quote

_MODIFIER = re.compile(r"\([^()]*\)| COLLATE .*")
_SILENT = "character varying"
_CITEXT = ObjectId("extension", ("citext",))
"""The one of contrib with a type that becomes text by itself."""
_RELATIONS = frozenset({"table", "foreign table", "view", "materialized view"})


def same_expression(texts: Pair[str | None], id: ObjectId, catalogs: Pair[Catalog]) -> bool:
    """Tell whether two expressions are one but for casts that only one of them says (CATALOG 3.1).

    id: the part of a relation that has the expression. TRIM(BOTH FROM v) is btrim((v)::text) where v is a varchar, but
    not where it is a bytea.
    """
    before, after = texts
    if before is None or after is None:
        return before == after
    item = catalogs[1].get(id)
    whole = item.parent if item is not None else None
    hides = hidden(catalogs, texts, (whole or id).path[:2])
    return normal_expression(before, hides) == normal_expression(after, hides)


def same_query(texts: Pair[str], id: ObjectId, catalogs: Pair[Catalog]) -> bool:
    """Tell whether two queries of views are one but for casts that only one of them says."""
    del id
    before, after = texts
    if normal_query(before) == normal_query(after):
        return True
    hides = hidden(catalogs, texts, None)
    return normal_query(before, hides) == normal_query(after, hides)


def hidden(catalogs: Pair[Catalog], texts: Pair[Any], relation: tuple[str, ...] | None) -> Hidden:
    """Return which casts are hidden, given what the texts can speak of: a relation, and what they name."""
    types: dict[str, set[str]] = {}

    def hides(name: str, type_: str) -> bool:
        if not types:
            types[""] = set()
            for catalog in catalogs:
                _collect(types, catalog, texts, relation)
        return types.get(name, {""}) <= {type_, *IMPLICIT.get(type_, ())}

    return hides


def _collect(types: dict[str, set[str]], catalog: Catalog, texts: Pair[str], relation: tuple[str, ...] | None) -> None:
    counted = _counted(catalog)
    for id_, item in catalog.objects.items():
        if id_.kind in _RELATIONS:
            is_meant = id_.path == relation or _is_named(qualified(id_.path), texts)
        else:
            is_meant = id_.kind == "attribute" or (id_.kind == "function" and _is_named(_routine(id_), texts))
        if not is_meant:
            continue
        for name, type_ in _columns(id_, item.spec, catalog):
            plain = _MODIFIER.sub("", type_)
            plain = counted.get(plain, plain)
            forms = (of_value(quote(name)),) if id_.kind == "attribute" else (quote(name), of_value(quote(name)))
            for form in forms:
                types.setdefault(form, set()).add(plain)
                if plain.endswith("[]"):
                    types.setdefault(element(form), set()).add(plain.removesuffix("[]"))


def _is_named(name: str, texts: Iterable[str]) -> bool:
    return any(name in text for text in texts)


def _routine(id_: ObjectId) -> str:
    return qualified((id_.path[0], id_.path[-1].partition("(")[0]))


def _columns(id_: ObjectId, spec: Any, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Return name and type of the columns of a relation or of a function's result."""
    if id_.kind in {"view", "materialized view"}:
        yield from ((name, type_) for name, type_, _ in spec.columns)
    elif id_.kind == "function":
        yield from ((one.name, one.type) for one in spec.arguments if one.name)
    elif id_.kind == "attribute":
        yield id_.path[-1], spec.type
    else:
        yield from ((column.id.path[-1], column.spec.type) for column in catalog.parts(id_, "column"))


def _counted(catalog: Catalog) -> Mapping[str, str]:
    """Return what a type of the database counts as: its cast to text may be as silent as that of a varchar."""
    citext = catalog.get(_CITEXT)
    found = {} if citext is None else {qualified((citext.spec.schema, "citext")): _SILENT}
    for one in catalog.of_kind("cast"):
        source, _, target = one.id.path[0].rpartition(" AS ")
        if target == "text" and one.spec.context == "i":
            found[source] = _SILENT
    below = {qualified(one.id.path): _MODIFIER.sub("", one.spec.type) for one in catalog.of_kind("domain")}
    for name, type_ in below.items():
        base = type_
        while base in below:
            base = below[base]
        found[name] = _SILENT if base in {"text", *IMPLICIT["text"]} else found.get(base, base)
    return found
