"""Old names and new ones: what a text or a path calls its objects, looked up by the places where names stand."""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from pgsync.model.identity import ObjectId
from pgsync.plain import dataclass

Pair = tuple[str, str]  # schema, name

_QUALIFIED = 2  # parts of the path of what lies in a schema
RELATIONS = frozenset({"table", "foreign table", "view", "materialized view"})
_CLASSES = RELATIONS | {"sequence", "index", "composite type"}
_TYPES = RELATIONS | {"composite type", "enum", "domain", "range type", "base type", "shell type"}
_ROUTINES = frozenset({"function", "procedure", "aggregate"})
_FIELDS = frozenset({"column", "attribute"})


class Text(StrEnum):
    """What a text of a spec is, so that the names in it can be found."""

    TYPE = "a type, or several"
    ROUTINE = "a routine's qualified name, with or without its argument types"
    QUALIFIED = "a qualified name of something else"
    EXPRESSION = "an expression or definition; bare columns are those of the relation it belongs to"
    QUERY = "a query, a rule's or trigger's statement, or an SQL body"
    SCHEMA = "a schema's name"
    SERVER = "a foreign server's name"
    WRAPPER = "a foreign-data wrapper's name"
    LANGUAGE = "a language's name"
    ROLE = "a role's name, empty for PUBLIC"
    SETTING = "a setting: search_path lists schemas"


class Word(StrEnum):
    """What one part of an identity's path is."""

    OWN = "the object's own name"
    SCHEMA = "a schema"
    RELATION = "a relation in the schema before it"
    TYPE = "a type in the schema before it"
    COLUMN = "a column of the relation before it"
    SIGNATURE = "the object's own name with argument types in brackets"
    TYPES = "a text with types"
    ROLE = "a role"
    SERVER = "a foreign server"
    PUBLICATION = "a publication"
    OTHER = "what is never renamed"
    SUBJECT = "from here on another identity: its kind and its path"


class Rename(NamedTuple):
    """`id` on the side that is changed, under its old names, and its new own name (a routine's without types)."""

    id: ObjectId
    name: str


def signature(text: str) -> tuple[str, str]:
    """Split name(types) at the bracket that matches the last one; no brackets, no types."""
    depth = 0
    for position in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[position], 0)
        if depth == 0:
            return text[:position], text[position:]
    return text, ""


@dataclass(frozen=True)
class Naming:
    """New names by the old identities, and of schemas and roles.

    names: old identity → the new own name (of a routine without its types); labels of enums are under the kind
    "enum label", columns of views under "column". bodies: are qualified names in source texts rewritten too, as
    PostgreSQL itself never does? needed: what the object at hand depends on, to tell routines of one name apart.
    labels_in: the renamed labels that values of a relation's columns can be.
    """

    names: Mapping[ObjectId, str] = field(default_factory=dict)
    schemas: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    bodies: bool = False
    routines_there: frozenset[ObjectId] = frozenset()
    needed: frozenset[ObjectId] = frozenset()
    labels_in: Mapping[ObjectId, Mapping[str, str]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has another name."""
        return not (self.names or self.schemas or self.roles)

    def of(self, needed: Iterable[ObjectId]) -> "Naming":
        """Return the naming for an object that depends on these."""
        if not (self._routines or self.fields):
            return self
        found = copy(self)
        object.__setattr__(found, "needed", frozenset(needed))  # the look-ups that were made are kept
        return found

    def schema(self, name: str) -> str:
        """Return a schema's new name."""
        return self._schemas.get(name, name)

    def role(self, name: str) -> str:
        """Return a role's new name."""
        return self.roles.get(name, name)

    def relation(self, pair: Pair) -> Pair:
        """Return where a relation, sequence, index or composite type is now."""
        return self.schema(pair[0]), self._classes.get(pair, pair[1])

    def type(self, pair: Pair) -> Pair:
        """Return where a type is now, a relation's row type with it."""
        return self.schema(pair[0]), self._types.get(pair, pair[1])

    def other(self, pair: Pair) -> Pair:
        """Return where something is now that is neither relation nor type nor routine: a collation, say."""
        return self.schema(pair[0]), self._others.get(pair, pair[1])

    def routine(self, pair: Pair) -> Pair:
        """Return where a routine is now; of several of one name only what the object surely means is renamed."""
        renamed = self._routines.get(pair, {})
        new = set(renamed.values())
        if len(new) == 1 and not self._means_another(pair, renamed):
            return self.schema(pair[0]), new.pop()
        return self.schema(pair[0]), pair[1]

    def _means_another(self, pair: Pair, renamed: Mapping[ObjectId, str]) -> bool:
        same = {id_ for id_ in self.routines_there if (id_.path[0], signature(id_.path[1])[0]) == pair}
        if same <= renamed.keys():
            return False
        return bool(self.needed & (same - renamed.keys())) or not self.needed & renamed.keys()

    def columns(self, pair: Pair) -> Mapping[str, str]:
        """Return the renamed columns of a relation."""
        return self._columns.get(pair, {})

    def labels(self, pair: Pair) -> Mapping[str, str]:
        """Return the renamed labels of an enum."""
        return self._labels.get(pair, {})

    def single(self, kind: str, name: str) -> str:
        """Return the new name of what lies in no schema: a server, a language."""
        return self.names.get(ObjectId(kind, (name,)), name)

    @cached_property
    def fields(self) -> Mapping[ObjectId, str]:
        """The renamed columns and attributes: what (value).field can mean."""
        return {id_: new for id_, new in self.names.items() if id_.kind in _FIELDS}

    @cached_property
    def _schemas(self) -> Mapping[str, str]:
        return {**self.schemas, **{id_.path[0]: new for id_, new in self.names.items() if id_.kind == "schema"}}

    @cached_property
    def _classes(self) -> Mapping[Pair, str]:
        return self._pairs(lambda kind: kind in _CLASSES)

    @cached_property
    def _types(self) -> Mapping[Pair, str]:
        return self._pairs(lambda kind: kind in _TYPES)

    @cached_property
    def _others(self) -> Mapping[Pair, str]:
        return self._pairs(lambda kind: kind not in _CLASSES | _TYPES)

    def _pairs(self, is_meant: Callable[[str], bool]) -> Mapping[Pair, str]:
        return {
            (id_.path[0], id_.path[1]): new
            for id_, new in self.names.items()
            if len(id_.path) == _QUALIFIED and is_meant(id_.kind)
        }

    @cached_property
    def _routines(self) -> Mapping[Pair, Mapping[ObjectId, str]]:
        found: dict[Pair, dict[ObjectId, str]] = {}
        for id_, new in self.names.items():
            if id_.kind in _ROUTINES:
                found.setdefault((id_.path[0], signature(id_.path[1])[0]), {})[id_] = new
        return found

    @cached_property
    def _columns(self) -> Mapping[Pair, Mapping[str, str]]:
        return self._parts(_FIELDS)

    @cached_property
    def _labels(self) -> Mapping[Pair, Mapping[str, str]]:
        return self._parts(frozenset({"enum label"}))

    def _parts(self, kinds: frozenset[str]) -> Mapping[Pair, Mapping[str, str]]:
        found: dict[Pair, dict[str, str]] = {}
        for id_, new in self.names.items():
            if id_.kind in kinds:
                found.setdefault((id_.path[0], id_.path[1]), {})[id_.path[2]] = new
        return found


Rewrite = Callable[[Any, Any, Naming], Any]
"""The object, the value of one of its fields, the new names → the value under them."""
