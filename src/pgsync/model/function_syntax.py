"""Functions that SQL gives a syntax of their own: PostgreSQL 14 writes it, older ones write a call.

A call says every cast of its arguments, the syntax of their own only those that somebody wrote.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from pgsync.model.tokens import Tree, is_identifier, joined, split

# Types that PostgreSQL turns into another one without being asked, in arguments of the functions below.
IMPLICIT = {
    "text": frozenset({"character varying", "character", "name", '"char"'}),
    "timestamp with time zone": frozenset({"date"}),
    "time with time zone": frozenset({"time without time zone"}),
    "integer": frozenset({"smallint"}),
}
# Functions with a syntax of their own since 14, as they are called (get_func_sql_syntax, ruleutils.c).
_CALLS = frozenset(
    {
        "timezone", "btrim", "ltrim", "rtrim", "is_normalized", "pg_collation_for", '"substring"', '"position"',
        '"overlay"', '"overlaps"', '"normalize"', '"xmlexists"',
    }
)  # fmt: skip
_TRIM = {"BOTH": "btrim", "LEADING": "ltrim", "TRAILING": "rtrim"}
_NAMES = {
    "SUBSTRING": '"substring"', "OVERLAY": '"overlay"', "POSITION": '"position"', "XMLEXISTS": '"xmlexists"',
    "NORMALIZE": '"normalize"',
}  # fmt: skip
_WITH_FORM = frozenset({'"normalize"', "is_normalized"})
_SEPARATORS = frozenset({"FROM", "FOR", "PLACING", "SIMILAR", "ESCAPE"})

Hidden = Callable[[str, str], bool]
"""Column, type → is every column of that name of a type that PostgreSQL turns into this one without being asked?

The column as `of_value` and `element` write it, where these are meant.
"""


def of_value(name: str) -> str:
    """Return how a name is asked for that stands behind a value, (x).name: an attribute, or a column of a whole row."""
    return f".{name}"


def element(name: str) -> str:
    """Return how an element of an array is asked for."""
    return f"{name}[]"


def call_of_group(group: Tree) -> Tree:
    """Return a bracket that is one operator of words, (x AT TIME ZONE z), as a call; any other as it is."""
    inner = group[1:]
    if group[0] != "(":
        return [group]
    zone = _position(inner, ["AT", "TIME", "ZONE"])
    if zone:
        return _call("timezone", [inner[zone + 3 :], inner[:zone]])
    match inner:
        case [["(", *first], "OVERLAPS", ["(", *second]]:
            return _call('"overlaps"', [*split(first), *split(second)])
        case [*what, "IS", "NORMALIZED"]:
            return _call("is_normalized", [what])
        case [*what, "IS", "NFC" | "NFD" | "NFKC" | "NFKD" as form, "NORMALIZED"]:
            return _call("is_normalized", [what, _form(form)])
    return [group]


def calls(items: Tree, hidden: Hidden | None) -> Tree:
    """Turn SUBSTRING(a FROM b) and its like into calls, and take out of calls the casts that are hidden."""
    found: Tree = items[:1]
    for item in items[1:]:
        if isinstance(item, list) and item[0] == "(":
            _add_bracket(found, item, hidden)
        else:
            found.append(item)
    return found


def _add_bracket(found: Tree, bracket: Tree, hidden: Hidden | None) -> None:
    """Add a bracket to what was found so far: the arguments of a call where a name is before it."""
    match [*found, bracket]:
        case [*_, "COLLATION", "FOR", _]:
            found[-2:] = ["pg_collation_for"]
        case [*_, "XMLSERIALIZE", [*inner, "NO", "INDENT"]]:  # 16 and newer say the default
            bracket = inner
        case [*_, str(word), _] if (arguments := _arguments(word, bracket[1:])) is not None:
            found[-1] = _TRIM[bracket[1]] if word == "TRIM" else _NAMES[word]
            bracket = ["(", *joined(arguments)]
    match found:
        case [*before, str(name)] if name in _CALLS and before[-1:] != ["."]:
            bracket = ["(", *joined([_argument(argument, hidden) for argument in split(bracket[1:])])]
            if name in _WITH_FORM:
                bracket = [item.lower() if _is_form(item) else item for item in bracket]
    found.append(bracket)


def _is_form(item: Any) -> bool:
    """Tell whether a word names a Unicode normalization form, of which the case does not count."""
    return isinstance(item, str) and item.upper() in {"'NFC'", "'NFD'", "'NFKC'", "'NFKD'"}


def _arguments(word: str, inner: Tree) -> list[Tree] | None:
    """Return the arguments of a function with a syntax of its own, in the order of a call; None where it has none."""
    match [word, *inner]:
        case ["TRIM", "BOTH" | "LEADING" | "TRAILING", *rest] if "FROM" in rest:
            where = rest.index("FROM")
            found = [rest[where + 1 :], *([rest[:where]] if where else [])]
        case ["SUBSTRING" | "OVERLAY", *rest]:
            found = split(rest, _SEPARATORS)
        case ["POSITION", ["(", *what], "IN", ["(", *where_in]]:
            found = [where_in, what]
        case ["XMLEXISTS", ["(", *path], "PASSING", ["(", *document]]:
            found = [path, document]
        case ["NORMALIZE", *rest]:
            first, *form = split(rest)
            found = [first, *(_form(word[0]) for word in form)]
        case _:
            return None
    return found


def _form(word: str) -> Tree:
    return [f"'{word.lower()}'", "::", "text"]


def _call(name: str, arguments: list[Tree]) -> Tree:
    return [name, ["(", *joined(arguments)]]


def _argument(argument: Tree, hidden: Hidden | None) -> Tree:
    """Return an argument without brackets around it, and without a cast that is hidden."""
    match argument:
        case [["(", *inner]] if "," not in inner:
            return _argument(inner, hidden)
        case [["(", *inner], "::", *type_] if hidden is not None and _is_hidden(inner, _type(type_), hidden):
            return _argument(inner, hidden)
        case [str(name), "::", *type_] if hidden is not None and _is_hidden([name], _type(type_), hidden):
            return [name]  # statistics have no brackets around it
    return argument


def _is_hidden(items: Tree, type_: str, hidden: Hidden) -> bool:
    """Tell whether PostgreSQL itself adds the cast to this type."""
    match items:
        case [["(", *inner]] if "," not in inner:
            is_hidden = _is_hidden(inner, type_, hidden)
        case [_, "::", *inner] if "::" not in inner:
            is_hidden = _type(inner) in IMPLICIT.get(type_, ())
        case ["COALESCE", ["(", *inner]]:
            is_hidden = all(_is_hidden(argument, type_, hidden) for argument in split(inner))
        case [str(name)] | [str(), ".", str(name)] | ["SELECT", _, ".", str(name), "FROM", *_] if is_identifier(name):
            is_hidden = hidden(name, type_)
        case [str(name), ["[", *_]] | [str(), ".", str(name), ["[", *_]] if is_identifier(name):
            is_hidden = hidden(element(name), type_)
        case [list(), ".", str(name)] if is_identifier(name):
            is_hidden = hidden(of_value(name), type_)
        case [list(), ".", str(name), ["[", *_]] if is_identifier(name):
            is_hidden = hidden(element(of_value(name)), type_)
        case _:
            is_hidden = False
    return is_hidden


def _type(items: Tree) -> str:
    """Return a type without its modifier."""
    return " ".join(item for item in items if isinstance(item, str))


def _position(items: Tree, words: list[str]) -> int:
    return next((n for n in range(len(items)) if items[n : n + len(words)] == words), 0)


def local_names(tree: Tree, *, is_top: bool = True) -> frozenset[str] | None:
    """Return the names that subqueries and lists of column names introduce; None where they cannot be told."""
    names: set[str] = set()
    for before, item in pairwise(tree):
        if item in ("XMLTABLE", "JSON_TABLE", "pg_largeobject"):
            return None
        if not is_top and before == "AS" and isinstance(item, str):
            names.add(item)
        if isinstance(item, list):
            inner = local_names(item, is_top=False)
            if inner is None:
                return None
            names |= inner
            if is_identifier(before) and all(is_identifier(one) or one == "," for one in item[1:]):
                names |= set(_listed(tree, item))
    return frozenset(names)


def _listed(tree: Tree, group: Tree) -> Tree:
    """Return the names of a list that follows the name of a relation or of a query of WITH, nothing for a call's."""
    position = next(number for number, item in enumerate(tree) if item is group)
    before = tree[position - 2] if position > 1 else ""
    match tree[position + 1 : position + 3]:
        case ["AS", list() | "MATERIALIZED" | "NOT"]:
            return group[1:]
    return group[1:] if isinstance(before, list) or is_identifier(before) else []


def outside(hidden: Hidden, local: frozenset[str] | None) -> Hidden:
    """Never hide a cast of what the query itself gives a name to."""

    def hides(name: str, type_: str) -> bool:
        return local is not None and name.removesuffix("[]").removeprefix(".") not in local and hidden(name, type_)

    return hides
