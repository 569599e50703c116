"""Two changes of one object from one base: both at once, where they are of different attributes, or of parts of one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pgsync.model.kind import Kind, nothing


def both(
    kind: Kind[Any],
    specs: tuple[Any, Any, Any],
    ours: frozenset[str],
    theirs: frozenset[str],
) -> Any | None:
    """Return what an object is after both changes; None where they are about one thing, so that somebody must decide.

    specs: of the base, ours, theirs. ours, theirs: the fields that each side changed and the other has not alike.
    What one ALTER brings about is one thing; so is what no ALTER can change, the whole then being made anew.
    """
    base, our_spec, their_spec = specs
    if (ours | theirs) & (kind.replace_on | kind.derived | {"name"}):
        return None
    values: dict[str, Any] = {name: getattr(their_spec, name) for name in theirs - ours}
    for name in ours & theirs:
        found = _parts(*(getattr(spec, name) for spec in (base, our_spec, their_spec)))
        if found is None:
            return None
        values[name] = found
    if _functions(kind, ours - theirs) & _functions(kind, theirs - ours):
        return None
    return replace(our_spec, **values)


def _functions(kind: Kind[Any], names: frozenset[str]) -> set[Any]:
    return {kind.alter[name] for name in names} - {nothing}


def _parts(base: Any, ours: Any, theirs: Any) -> Any | None:
    """Return a set of privileges, or options by their names, with the changes of both sides; None where they meet."""
    if all(isinstance(value, frozenset) for value in (base, ours, theirs)):
        return _elements(base, ours, theirs)
    named = [_options(value) for value in (base, ours, theirs)]
    if any(one is None for one in named):
        return None
    before, our_options, their_options = (one or {} for one in named)
    found: dict[str, str] = {}
    for name in sorted({*before, *our_options, *their_options}):
        values = [options.get(name) for options in (before, our_options, their_options)]
        if values[1] != values[0] != values[2] and values[1] != values[2]:
            return None
        value = values[2] if values[1] == values[0] else values[1]
        if value is not None:
            found[name] = value
    return tuple(f"{name}={value}" for name, value in found.items())


def _elements(base: frozenset[Any], ours: frozenset[Any], theirs: frozenset[Any]) -> frozenset[Any] | None:
    """Return a set with the changes of both; None where both changed what is said of one (the first of each tuple)."""
    for key in {_key(one) for one in base ^ ours} & {_key(one) for one in base ^ theirs}:
        if {one for one in ours if _key(one) == key} != {one for one in theirs if _key(one) == key}:
            return None
    return (base & ours & theirs) | (ours - base) | (theirs - base)


def _key(element: Any) -> Any:
    return element[0] if isinstance(element, tuple) and element else element


def _options(value: Any) -> Mapping[str, str] | None:
    """Return a list of name=value, whose order means nothing, by their names; None for any other value."""
    if not isinstance(value, tuple) or not all(isinstance(one, str) and "=" in one for one in value):
        return None
    found = dict(one.split("=", 1) for one in value)
    return found if len(found) == len(value) else None
