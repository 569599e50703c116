"""Objects and their changes in words and in JSON: what PostgreSQL's letters mean, what is worth a line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import Field, fields, is_dataclass
from typing import Any

from pgsync.engine.diff import Change, Verb
from pgsync.model.identity import ObjectId
from pgsync.model.spoken import spoken
from pgsync.plain import dataclass

_SIGNS = {Verb.CREATE: "+", Verb.DROP: "-", Verb.ALTER: "~"}
_IN_A_LINE = 60  # characters of both values from which the attribute alone is named
_MODIFY = {"r": "read-only", "s": "shareable", "w": "read-write"}
# The catalogs' letters; a field has the same ones in every kind.
_LETTERS: Mapping[str, Mapping[str, str]] = {
    "persistence": {"p": "permanent", "u": "unlogged", "t": "temporary"},
    "replica_identity": {"d": "default", "n": "nothing", "f": "full", "i": "index"},
    "identity": {"a": "always", "d": "by default", "": "none"},
    "generated": {"s": "stored", "v": "virtual", "": "no"},
    "volatility": {"i": "immutable", "s": "stable", "v": "volatile"},
    "parallel": {"s": "safe", "r": "restricted", "u": "unsafe"},
    "enabled": {"O": "enabled", "D": "disabled", "R": "on replicas only", "A": "always"},
    "storage": {"p": "plain", "e": "external", "m": "main", "x": "extended"},
    "compression": {"p": "pglz", "l": "lz4"},
    "roles": {"": "PUBLIC"},
    "type": {"p": "primary key", "u": "unique", "c": "check", "x": "exclusion"},
    "method": {"f": "with a function", "b": "without a function", "i": "with input and output"},
    "context": {"e": "explicit", "a": "in assignments", "i": "implicit"},
    "kind": {"n": "normal", "o": "ordered-set", "h": "hypothetical-set"},
    "final_modify": _MODIFY,
    "moving_final_modify": _MODIFY,
    "alignment": {"c": "char", "s": "int2", "i": "int4", "d": "double"},
}
_BRIEF = 200  # characters of a row
# The fields that say most about an object, the best one first.
_TELLING = (
    "definition",
    "expression",
    "bound",
    "text",
    "role",
    "labels",
    "type",
    "result",
    "command",
    "column",
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One attribute that differs, in words.

    name: the field, with the place in it when only a part of it differs: options, columns[2].type.
    current, desired: None where there is nothing on that side.
    """

    name: str
    current: str | None
    desired: str | None

    @property
    def is_long(self) -> bool:
        """Whether a value has several lines, so that a unified diff says more than both values."""
        return "\n" in (self.current or "") or "\n" in (self.desired or "")


def line_of(change: Change) -> str:
    """Return a change as a line: "~ column public.orders.total: type numeric(10,2) → numeric(12,2)"."""
    text = f"{_SIGNS[change.verb]} {spoken(change.id)}"
    item = change.desired or change.current
    if change.verb is not Verb.ALTER:
        words = "" if item is None else brief(item.spec)
        return f"{text}  {words}".rstrip() if len(words) <= _IN_A_LINE else text
    parts = []
    for one in described(change):
        values = [value for value in (one.current, one.desired) if value is not None]
        is_short = not one.is_long and sum(map(len, values)) <= _IN_A_LINE
        parts.append(f"{one.name} {' → '.join(value or 'none' for value in values)}" if is_short else one.name)
    return f"{text}: {', '.join(parts)}"


def described(change: Change) -> tuple[FieldChange, ...]:
    """Return the attributes that differ; nothing for what is created or dropped."""
    if change.verb is not Verb.ALTER or change.current is None or change.desired is None:
        return ()
    mapped = [f.name for f in fields(change.desired.spec) if f.name in change.fields and f.metadata.get("is_mapping")]
    if mapped:
        return tuple(one for name in mapped for one in _by_key(change, name))
    from deepdiff import DeepDiff  # takes 0.2 s to import

    names = [f.name for f in fields(change.desired.spec) if f.name in change.fields]
    secrets = {f.name for f in fields(change.desired.spec) if f.metadata.get("is_secret")}
    before, after = (
        {name: _comparable(name, getattr(item.spec, name), is_secret=name in secrets) for name in names}
        for item in (change.current, change.desired)
    )
    found = DeepDiff(before, after, view="tree", ignore_private_variables=False, threshold_to_diff_deeper=0)
    changes = [_field_change(level) for group in found.values() for level in group]
    return tuple(sorted(changes, key=lambda one: _place(one, names)))


def _place(change: FieldChange, names: Sequence[str]) -> tuple[int, str, str, str]:
    """Return the key to sort changes by, which is the same in every run, as sets are not."""
    return names.index(change.name.split("[", 1)[0]), change.name, change.desired or "", change.current or ""


def _by_key(change: Change, field: str) -> Iterator[FieldChange]:
    """Return what differs in a field that is a list of keys with their values: the columns of a row."""
    before, after = (dict(getattr(item.spec, field)) for item in (change.current, change.desired) if item is not None)
    for key, value in after.items():
        if key not in before:
            yield FieldChange(key, None, _or_null(value))
        elif before[key] != value:
            yield FieldChange(key, _or_null(before[key]), _or_null(value))


def _or_null(value: str | None) -> str:
    return "NULL" if value is None else value


def _comparable(field: str, value: object, *, is_secret: bool = False) -> object:
    """Return a value in words, a list or set with each of its items in words."""
    if is_secret and value is not None:
        return f"a secret, marked {value}"
    if isinstance(value, frozenset):
        return frozenset(_nested(field, item) for item in value)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return [_nested(field, item) for item in value]
    return in_words(field, value)


def _field_change(level: Any) -> FieldChange:
    field, *rest = level.path(output_format="list")
    place = f"[{rest[0] + 1}]" if rest and isinstance(rest[0], int) else ""
    sides = (side if isinstance(side, str) else None for side in (level.t1, level.t2))  # else NotPresent
    return FieldChange(f"{field}{place}", *sides)


def in_words(field: str, value: object) -> str:
    """Return one attribute's value as people say it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or isinstance(value, (str, ObjectId)):
        return _word(field, value)
    if isinstance(value, tuple) and hasattr(value, "grantee"):
        return _grant(value)
    if isinstance(value, (tuple, list, frozenset)):
        items = [_nested(field, item) for item in value]
        return ", ".join(sorted(items) if isinstance(value, frozenset) else items) or "(none)"
    if is_dataclass(value):
        return " ".join(in_words(f.name, getattr(value, f.name)) for f in fields(value))
    return str(value)


def _word(field: str, value: str | ObjectId | None) -> str:
    if isinstance(value, ObjectId):
        return value.name
    return _LETTERS.get(field, {}).get(value or "", value) or "(none)"


def _nested(field: str, item: object) -> str:
    """Return an item of a list; one that is a list itself without what is not there: id integer."""
    if isinstance(item, tuple) and not hasattr(item, "_fields"):
        return " ".join(in_words(field, part) for part in item if part not in (None, ""))
    return in_words(field, item)


def _grant(grant: Any) -> str:
    who = "the owner" if grant.grantee == "$owner" else grant.grantee or "PUBLIC"
    words = f"{grant.privilege} to {who}"
    words += " with grant option" if grant.grantable else ""
    return words if grant.grantor == "$owner" else f"{words} by {grant.grantor}"


def brief(spec: object) -> str:
    """Return the one thing about an object that tells most: a column's type, an index's definition."""
    mapped = [f.name for f in fields(spec) if f.metadata.get("is_mapping")] if is_dataclass(spec) else []
    if mapped:
        pairs = (f"{key} {_or_null(value)}" for name in mapped for key, value in getattr(spec, name) if value)
        return " ".join(", ".join(pairs).split())[:_BRIEF]
    found = [name for name in _TELLING if getattr(spec, name, None)]
    words = [in_words(found[0], getattr(spec, found[0]))] if found else []
    if hasattr(spec, "grants"):
        words = [in_words("grants", spec.grants)]
    if hasattr(spec, "granted") and hasattr(spec, "revoked"):
        both = (("granted", spec.granted), ("revoked", spec.revoked))
        words = ["; ".join(f"{name}: {in_words(name, grants)}" for name, grants in both if grants)]
    if getattr(spec, "generated", ""):
        words = [in_words("type", getattr(spec, "type", None)), *_generated(spec)]
    words += ["not null"] if getattr(spec, "not_null", False) else []
    words[:0] = ["unique"] if getattr(spec, "is_unique", False) else []
    return " ".join(" ".join([*words, *_besides(spec)]).split())


def _generated(spec: Any) -> list[str]:
    return ["generated as", spec.expression or "", in_words("generated", spec.generated)]


def _besides(spec: Any) -> Iterator[str]:
    """Return what tells more about an object than its type or command: an identity, whom a policy lets do what."""
    identity = getattr(spec, "identity", "")
    if identity and isinstance(identity, str):  # of a sequence it is a yes or no
        yield f"generated {in_words('identity', identity)} as identity"
    if hasattr(spec, "using"):
        roles = [role for role in spec.roles if role]
        yield f"to {', '.join(roles)}" if roles else ""
        yield f"using {spec.using}" if spec.using else ""
        yield f"with check {spec.with_check}" if spec.with_check else ""


def attributes(spec: Any) -> Iterator[tuple[str, str]]:
    """Return every attribute that says something, by its name with spaces."""
    for one in fields(spec):
        value = getattr(spec, one.name)
        if one.compare and value not in (None, "", (), frozenset(), False):
            yield one.name.replace("_", " "), _shown(one, value)


def _shown(field: Field[Any], value: object) -> str:
    """Return an attribute's value in words; of a secret only the mark, which tells equal from different."""
    return f"a secret, marked {value}" if field.metadata.get("is_secret") else in_words(field.name, value)


def as_json(value: object) -> Any:
    """Return a value of the model as JSON knows it: sets sorted, identities with kind and path."""
    if isinstance(value, ObjectId):
        return {"kind": value.kind, "path": list(value.path)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: as_json(item) for key, item in value._asdict().items()}
    if is_dataclass(value):
        return {
            f.name: dict(getattr(value, f.name)) if f.metadata.get("is_mapping") else as_json(getattr(value, f.name))
            for f in fields(value)
            if f.compare
        }
    if isinstance(value, frozenset):
        return sorted((as_json(item) for item in value), key=repr)
    if isinstance(value, (tuple, list)):
        return [as_json(item) for item in value]
    return value
