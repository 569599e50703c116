"""Tables of migration tools and schemas of platforms, known by name and by what else they are (known.toml)."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog, DbObject
from pgsync.plain import dataclass

# Kinds whose path does not begin with a schema, and those in whose parts users put things of their own.
_ELSEWHERE = frozenset({"cast", "default privilege", "transform", "user mapping"})


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its name and columns: all of `columns`, and no others than those and the `optional` ones."""

    name: str
    columns: frozenset[str]
    optional: frozenset[str] = frozenset()

    def is_like(self, columns: set[str]) -> bool:
        """Tell whether a table of this name with these columns is the one."""
        return self.columns <= columns <= self.columns | self.optional


@dataclass(frozen=True, slots=True)
class Product:
    """What one tool or platform makes in databases that it works with.

    owners: roles that exist only there; what they own in `schemas` ("*": anywhere) is the product's.
    marker: the table by which a schema of `schemas` is recognized, whoever owns it.
    """

    name: str
    source: str
    tables: tuple[Table, ...] = ()
    schemas: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    marker: Table | None = None


@cache
def products() -> tuple[Product, ...]:
    """Return everything that is known."""
    text = files("pgsync.app").joinpath("known.toml").read_text(encoding="utf-8")
    return tuple(_product(entry) for entry in tomllib.loads(text)["product"])


def _product(entry: Mapping[str, Any]) -> Product:
    return Product(
        entry["name"],
        entry["source"],
        tuple(map(_table, entry.get("tables", ()))),
        frozenset(entry.get("schemas", ())),
        frozenset(entry.get("owners", ())),
        _table(entry["marker"]) if "marker" in entry else None,
    )


def _table(entry: Mapping[str, Any]) -> Table:
    return Table(entry["name"], frozenset(entry["columns"]), frozenset(entry.get("optional", ())))


def is_known(schema: str, table: str, owner: str) -> bool:
    """Tell whether a table may belong to a known product, by its names: what else it is tells whether it does."""
    names, schemas, owners = _names()
    return table in names or schema in schemas or owner in owners


@cache
def _names() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the names of all tables, schemas and owners."""
    markers = {product.marker.name for product in products() if product.marker is not None}
    return (
        frozenset({table.name for product in products() for table in product.tables} | markers),
        frozenset(schema for product in products() for schema in product.schemas if schema not in {"*", "public"}),
        frozenset(owner for product in products() for owner in product.owners),
    )


def known_objects(catalog: Catalog) -> dict[ObjectId, str]:
    """Return what in a database belongs to a known product, parts included, with the product's name.

    What users attach to it is theirs: policies, and triggers that call a function of their own.
    """
    found = dict(_wholes(catalog))
    for id_, product in list(found.items()):
        found |= dict.fromkeys(_owned_sequences(id_, catalog), product)
    for id_, product in list(found.items()):
        found |= dict.fromkeys(catalog.descendants(id_), product)
    own = {id_ for id_ in found if _is_users(id_, catalog, found)}
    own |= {part for id_ in own for part in catalog.descendants(id_)}
    return {id_: product for id_, product in found.items() if id_ not in own}


def _wholes(catalog: Catalog) -> Iterator[tuple[ObjectId, str]]:
    by_name: dict[str, list[tuple[Table, str]]] = defaultdict(list)
    for product in products():
        for table in product.tables:
            by_name[table.name].append((table, product.name))
    for id_ in catalog.by_kind.get("table", ()):
        for table, name in by_name.get(id_.path[-1], ()):
            if table.is_like(_columns(id_, catalog)):
                yield id_, name
    platforms = [product for product in products() if product.schemas]
    yield from (pair for product in platforms for pair in _in_schemas(product, catalog))


def _columns(table: ObjectId, catalog: Catalog) -> set[str]:
    return {part.id.path[-1] for part in catalog.parts(table, "column")}


def _in_schemas(product: Product, catalog: Catalog) -> Iterator[tuple[ObjectId, str]]:
    marked = {schema for schema in product.schemas if _is_marked(schema, product, catalog)}
    if not marked and not _owns_anything(product, catalog):
        return
    for id_, item in catalog.objects.items():
        if item.parent is not None or id_.kind in _ELSEWHERE:
            continue
        schema = id_.path[0] if id_.kind == "schema" or len(id_.path) > 1 else ""
        if schema in marked or _is_by_owner(item, schema, product, catalog):
            yield id_, product.name


def _is_marked(schema: str, product: Product, catalog: Catalog) -> bool:
    if product.marker is None:
        return False
    table = ObjectId("table", (schema, product.marker.name))
    return table in catalog.objects and product.marker.is_like(_columns(table, catalog))


def _owns_anything(product: Product, catalog: Catalog) -> bool:
    return not product.owners.isdisjoint(catalog.once(_owners))


def _owners(catalog: Catalog) -> frozenset[str]:
    return frozenset(item.spec.role for item in catalog.of_kind("owner"))


def _is_by_owner(item: DbObject[Any], schema: str, product: Product, catalog: Catalog) -> bool:
    """Tell whether an object in a product's schema has one of its owners, or no owner but the schema's.

    Schema public is everybody's, whoever owns it.
    """
    if item.id.path == ("public",) or not product.schemas & {schema, "*"}:
        return False
    owner = catalog.get(ObjectId("owner", (item.id.kind, *item.id.path)))
    if owner is None and schema in product.schemas:
        owner = catalog.get(ObjectId("owner", ("schema", schema)))
    return owner is not None and owner.spec.role in product.owners


def _owned_sequences(table: ObjectId, catalog: Catalog) -> Iterator[ObjectId]:
    for column in catalog.children.get(table, ()):
        for dependency in catalog.needed_by.get(column, ()):
            ownership = catalog.get(dependency.dependent)
            if ownership is not None and ownership.id.kind == "sequence ownership" and ownership.parent is not None:
                yield ownership.parent


def _is_users(id_: ObjectId, catalog: Catalog, known: Mapping[ObjectId, str]) -> bool:
    if id_.kind == "trigger":
        needs = [d.referenced for d in catalog.needs.get(id_, ())]
        return any(other.kind == "function" and other not in known for other in needs)
    return id_.kind == "policy"
