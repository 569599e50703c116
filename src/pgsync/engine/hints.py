"""Renames as people ask for them, KIND:old=new, and what may be one: shown, never acted upon alone."""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from pgsync.engine.diff import Mode, differ
from pgsync.engine.rename import Kinds, is_there, new_id, own_name, respelt
from pgsync.errors import UsageError
from pgsync.model.identity import ObjectId
from pgsync.model.naming import Naming, Rename
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified, quote

_FORM = re.compile(r'(?:(?P<kind>[a-z_ ]+):)?(?P<old>(?:"(?:[^"]|"")*"|[^"=])+)=(?P<new>.+)', re.DOTALL)
_PART = re.compile(r'"(?:[^"]|"")*"|[^."]+')
_PAIRS = 2_500  # of one kind in one place that are looked at for candidates
_LISTED = 8
# Words that people use for kinds, or for several of them.
_WORDS = {
    "matview": {"materialized view"},
    "type": {"enum", "composite type", "domain", "base type", "shell type", "range type"},
    "constraint": {"constraint", "foreign key", "domain constraint"},
    "routine": {"function", "procedure", "aggregate"},
    "enum value": {"enum label"},
    "label": {"enum label"},
}


class Hint(NamedTuple):
    """What somebody says has another name now. `is_standing`: in a file, where it may be done already."""

    kind: str | None
    old: str
    new: str
    is_standing: bool = False


class Candidate(NamedTuple):
    """What may be one object under two names: `before` would be dropped, `after` created."""

    before: ObjectId
    after: ObjectId
    name: str

    @property
    def hint(self) -> str:
        """Return what to give to --rename."""
        return f"{self.before.kind}:{shown(self.before)}={quote(self.name)}"


def parse_hint(text: str) -> Hint:
    """Return the hint of KIND:old=new or old=new; raises UsageError."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise UsageError(
            f'"{text}" is no rename',
            "A rename has the form KIND:old=new, or old=new.",
            "--rename table:public.customer=client",
        )
    return Hint(found["kind"], found["old"], found["new"])


def shown(id_: ObjectId) -> str:
    """Return a name as it is asked for: dotted, each part quoted where it needs it; a routine with its types."""
    last = id_.path[-1]
    if last.endswith(")"):
        return ".".join([*map(quote, id_.path[:-1]), last])
    return qualified(id_.path)


def asked(hints: Sequence[Hint], current: Catalog, desired: Catalog, kinds: Kinds) -> tuple[Rename, ...]:
    """Return the renames that are meant; raises UsageError for what does not fit the two catalogs."""
    if not hints:
        return ()
    there, wanted = list(_renameable(current, kinds)), list(_renameable(desired, kinds))
    renames = []
    for hint in hints:
        meant = _meant(hint, there, kinds)
        if hint.is_standing and (not meant or any(is_there(id_, desired, kinds) for id_ in meant)):
            continue  # it is done, or not yet made on the other side
        id_ = _one(hint, meant, there, wanted, kinds)
        name = _new_name(hint, id_, wanted, current, desired, kinds)
        if hint.is_standing and not any(one.kind == id_.kind and own_name(one, kinds) == name for one in wanted):
            continue  # it is about other databases
        renames.append(Rename(id_, name))
    _require_fit(renames, current, desired, kinds)
    return tuple(renames)


def _renameable(catalog: Catalog, kinds: Kinds) -> Iterator[ObjectId]:
    for id_, item in catalog.objects.items():
        kind = kinds[id_.kind]
        if kind.rename is not None:
            yield id_
        yield from kind.inner(item)


def _is_kind(word: str | None, id_: ObjectId, kinds: Kinds) -> bool:
    if word is None:
        return True
    name = word.strip().replace("_", " ")
    plural = kinds[id_.kind].plural if id_.kind in kinds else ""
    return name in {id_.kind, plural} or id_.kind in _WORDS.get(name, ())


def _names(id_: ObjectId, kinds: Kinds) -> set[str]:
    """Return the ways to write a name, a routine also without its types."""
    own = own_name(id_, kinds)
    paths = {id_.path, (*id_.path[:-1], own)}
    return {".".join(path) for path in paths} | {qualified(path) for path in paths} | {shown(id_)}


def _is_called(text: str, id_: ObjectId, kinds: Kinds) -> bool:
    """Tell whether a text is one of the ways to write a name, with quotes wherever somebody likes them."""
    if text in _names(id_, kinds):
        return True
    parts = _PART.findall(text)
    plain = tuple(_unquoted(part) for part in parts)
    return ".".join(parts) == text and plain in {id_.path, (*id_.path[:-1], own_name(id_, kinds))}


def _meant(hint: Hint, ids: Iterable[ObjectId], kinds: Kinds) -> list[ObjectId]:
    """Return what a hint can mean: by the whole name, else by its last parts."""
    possible = [id_ for id_ in ids if _is_kind(hint.kind, id_, kinds)]
    exact = [id_ for id_ in possible if _is_called(hint.old, id_, kinds)]
    if exact:
        return exact
    return [
        id_
        for id_ in possible
        for start in range(1, len(id_.path))
        if _is_called(hint.old, ObjectId(id_.kind, id_.path[start:]), kinds)
    ]


def _one(
    hint: Hint, meant: Sequence[ObjectId], there: Sequence[ObjectId], wanted: Sequence[ObjectId], kinds: Kinds
) -> ObjectId:
    """Return what a hint means; raises UsageError when that is nothing, or more than one thing."""
    if len(meant) == 1:
        return meant[0]
    what = f'{hint.kind or "object"} "{hint.old}"'
    if meant:
        listed = ", ".join(f"{id_.kind}:{shown(id_)}" for id_ in meant[:_LISTED])
        raise UsageError(f'"{hint.old}" is not one object of the target', f"It can be {listed}.", "Name one of them.")
    others = _meant(hint._replace(kind=None), there, kinds)
    if others:
        raise UsageError(f"there is no {what} in the target", f"There it is a {others[0].kind}.")
    done = set(_meant(hint._replace(old=hint.new), there, kinds)) & set(wanted)
    if done:
        raise UsageError(f"there is no {what} in the target", f"Both sides have {min(done)}: it is renamed already.")
    spelt = {shown(id_): id_ for id_ in there if _is_kind(hint.kind, id_, kinds)}
    close = difflib.get_close_matches(hint.old, spelt, n=3)
    raise UsageError(
        f"there is no {what} in the target",
        "The old name is the one that the target has now, what it is a part of under its old name too.",
        f"Did you mean {', '.join(f'{spelt[one].kind}:{one}' for one in close)}?" if close else None,
    )


def _new_name(
    hint: Hint, id_: ObjectId, wanted: Sequence[ObjectId], current: Catalog, desired: Catalog, kinds: Kinds
) -> str:
    """Return the new own name, which may be given with what it lies in; raises UsageError for another schema."""
    if len(id_.path) > 1:
        for other in wanted:
            if other.kind == id_.kind and len(other.path) > 1 and _is_called(hint.new, other, kinds):
                if other.path[0] != id_.path[0]:
                    raise _elsewhere(hint, other)
                return own_name(other, kinds)
        for container in (id_.path[:-1], id_.path[:1]):
            for prefix in (".".join(container) + ".", qualified(container) + "."):
                if hint.new.startswith(prefix):
                    return _unquoted(hint.new.removeprefix(prefix))
        schema, dot, _ = hint.new.partition(".")
        if dot and any(ObjectId("schema", (schema,)) in catalog.objects for catalog in (current, desired)):
            raise _elsewhere(hint, ObjectId(id_.kind, (schema,)))
    return _unquoted(hint.new)


def _elsewhere(hint: Hint, other: ObjectId) -> UsageError:
    return UsageError(
        f'"{hint.old}" cannot be renamed into schema {other.path[0]}',
        "A rename stays in its schema.",
        "Rename the schema, or compare schemas of different names with --map.",
    )


def _unquoted(name: str) -> str:
    is_quoted = len(name) > 1 and name.startswith('"') and name.endswith('"')
    return name[1:-1].replace('""', '"') if is_quoted else name


def _require_fit(renames: Sequence[Rename], current: Catalog, desired: Catalog, kinds: Kinds) -> None:
    naming = Naming({one.id: one.name for one in renames})
    if len(naming.names) != len(renames):
        raise UsageError("one object cannot have two new names")
    new_ids = [new_id(one.id, naming, kinds) for one in renames]
    for one, new in zip(renames, new_ids, strict=True):
        if one.id == ObjectId("schema", ("public",)):
            raise UsageError("schema public cannot be renamed", "PostgreSQL gives it privileges that no other has.")
        if new_ids.count(new) > 1 or (is_there(new, current, kinds) and new_id(new, naming, kinds) == new):
            raise UsageError(
                f"{one.id} cannot be renamed to {one.name}",
                f"The target has {new} already.",
                f"Rename or drop that {new.kind} first.",
            )
        if not is_there(new, desired, kinds):
            raise _no_such(one, new, desired, kinds)
        if is_there(one.id, desired, kinds) and one.id not in new_ids:
            raise UsageError(f"{one.id} cannot be renamed to {one.name}", f"The source has {one.id} as well as {new}.")


def _no_such(one: Rename, new: ObjectId, desired: Catalog, kinds: Kinds) -> UsageError:
    other = next((id_ for id_ in desired.objects if id_.path == new.path and not kinds[id_.kind].satellite), None)
    same = [shown(id_) for id_ in _renameable(desired, kinds) if id_.kind == new.kind]
    close = difflib.get_close_matches(shown(new), same, n=3)
    detail = f"The source has no {new}" + (f"; there that is a {other.kind}." if other is not None else ".")
    return UsageError(
        f"{one.id} cannot be renamed to {one.name}", detail, f"It has {', '.join(close)}." if close else None
    )


# ---------------------------------------------------------------------------------------- candidates


def candidates(current: Catalog, desired: Catalog, kinds: Kinds, mode: Mode = Mode.DEFAULT) -> tuple[Candidate, ...]:
    """Return what may be one object under two names: what is gone on one side and new on the other, and alike."""
    gone = _grouped(current, desired, kinds)
    fresh = _grouped(desired, current, kinds)
    found: list[Candidate] = []
    for place, before in gone.items():
        after = fresh.get(place, [])
        if len(before) * len(after) <= _PAIRS:
            found += _alike(before, after, (current, desired), kinds, mode)
    for item, other in current.beside(desired):
        found += _alike_inside(item, other, kinds)
    return tuple(found)


def _grouped(catalog: Catalog, other: Catalog, kinds: Kinds) -> dict[tuple[Any, ...], list[DbObject[Any]]]:
    """Return what only one side has, by kind and place; a part of what only one side has goes with that."""
    found: dict[tuple[Any, ...], list[DbObject[Any]]] = {}
    for item in catalog.beyond(other):
        id_, kind = item.id, kinds[item.id.kind]
        if kind.rename is None or kind.satellite:
            continue
        if (item.parent is None or item.parent in other.objects) and kind.implied_by(item, catalog) is None:
            types = id_.path[-1].removeprefix(own_name(id_, kinds))
            found.setdefault((id_.kind, id_.path[:-1], types), []).append(item)
    return found


def _alike(
    before: Sequence[DbObject[Any]],
    after: Sequence[DbObject[Any]],
    sides: tuple[Catalog, Catalog],
    kinds: Kinds,
    mode: Mode,
) -> Iterator[Candidate]:
    left = list(after)
    difference = differ(kinds, mode)
    for item in before:
        kind = kinds[item.id.kind]
        for other in left:
            name = own_name(other.id, kinds)
            trial = respelt(item, Naming({item.id: name}), other.id, kinds)
            resembles = kind.resembles
            if not difference(trial, other) if resembles is None else resembles(item, sides[0], other, sides[1]):
                left.remove(other)
                yield Candidate(item.id, other.id, name)
                break


def _alike_inside(before: DbObject[Any], after: DbObject[Any], kinds: Kinds) -> Iterator[Candidate]:
    """Names inside of an object that changed at one place: a label of an enum, a column of a view."""
    inner = kinds[before.id.kind].inner
    old, new = list(inner(before)), list(inner(after))
    if old == new or len(old) != len(new):
        return
    for one, other in zip(old, new, strict=True):
        if one != other and one not in new and other not in old:
            yield Candidate(one, other, other.path[-1])
