"""The name of a view's only relation before its columns: PostgreSQL 15 and older write it, newer ones do not."""

import re
from collections.abc import Iterator, Mapping

from pgsync.model.tokens import Tree, is_identifier, is_one_of, is_query

_CLAUSES = frozenset({"WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR"})
_SETS = frozenset({"UNION", "INTERSECT", "EXCEPT"})
# What stands before a dotted name that is no column's.
_BEHIND = frozenset({".", ".*"})  # a relation that a column is of
_NO_COLUMN = frozenset({".", "::", "COLLATE", "RETURNING", "AS", "OVER"})


def without_prefix(query: Tree) -> Tree:
    """Take the relation's name off the columns of a query that has one relation; those of subqueries keep theirs."""
    found = _only_relation(query)
    if found is None:
        return query
    begin, end, name = found
    return [*_unprefixed(query[:begin], name), *query[begin:end], *_unprefixed(query[end:], name)]


def without_rule_names(query: Tree) -> Tree:
    """Return a query with old and new for what PostgreSQL 15 and older call old_1 and new_1.

    There a view has relations of these names itself, so that a table or an alias of one gets a number. Nothing is
    renamed where something may have the name as it is: two tables must not get one name.
    """
    for name in ("old", "new"):
        used = set(_names(query, name))
        if used and name not in used:
            numbers = sorted(int(one.rpartition("_")[2]) for one in used)
            shifted = {f"{name}_{n}": name if n == 1 else f"{name}_{n - 1}" for n in numbers}
            query = _renamed(query, shifted)
    return query


def _names(items: Tree, name: str) -> Iterator[str]:
    """Yield the names of relations that are this one, or it with a number."""
    for position, item in enumerate(items):
        if isinstance(item, list):
            yield from _names(item, name)
        elif _is_relation(items, position) and re.fullmatch(rf"{name}(_\d+)?", item):
            yield item
        elif item == name and items[position - 1] == "." and not _is_relation(items, position + 1):
            # A table without an alias, or a column, but no type.
            yield from [name] if items[max(position - 3, 0)] != "::" else []


def _is_relation(items: Tree, position: int) -> bool:
    """Tell whether the word at a position is an alias, or stands before a column."""
    before, item, after = (items[n] if 0 <= n < len(items) else "" for n in range(position - 1, position + 2))
    is_alias = isinstance(before, list) or is_identifier(before)
    return is_identifier(item) and (is_alias or (is_one_of(after, _BEHIND) and before != "."))


def _renamed(items: Tree, names: Mapping[str, str]) -> Tree:
    found: Tree = []
    for position, item in enumerate(items):
        if isinstance(item, list):
            found.append(_renamed(item, names))
        elif item in names and _is_relation(items, position):
            is_own_name = found[-2:] == [".", names[item]] and items[position + 1 : position + 2] not in (["."], [".*"])
            found += [] if is_own_name else [names[item]]
        else:
            found.append(item)
    return found


def _only_relation(query: Tree) -> tuple[int, int, str] | None:
    """Return where what stands after FROM begins and ends, and the name by which its columns are known."""
    if query.count("FROM") != 1 or any(word in query for word in _SETS):
        return None
    begin = query.index("FROM") + 1
    ends = (n for n in range(begin, len(query)) if is_one_of(query[n], _CLAUSES))
    end = next(ends, len(query))
    source = query[begin:end]
    if "TABLESAMPLE" in source:
        source = source[: source.index("TABLESAMPLE")]
    if source and isinstance(source[-1], list) and source[-1][0] == "(":
        source = source[:-1]  # names of the columns
    if not source or "," in source or not is_identifier(source[-1]):
        return None
    is_join = isinstance(source[0], list) and not is_query(source[0])
    return None if is_join else (begin, end, source[-1])


def _unprefixed(items: Tree, name: str) -> Tree:
    found: Tree = []
    position = 0
    while position < len(items):
        item = items[position]
        if item == name and _is_column(items, position):
            position += 2
            continue
        is_bracket = isinstance(item, list) and not is_query(item)
        found.append([item[0], *_unprefixed(item[1:], name)] if is_bracket else item)
        position += 1
    return found


def _is_column(items: Tree, position: int) -> bool:
    """Tell whether the name at a position stands before a column: not before a function, a type, a collation."""
    before = items[position - 1] if position else ""
    match items[position + 1 : position + 4]:
        case [".", column, *after] if is_identifier(column) and not is_one_of(before, _NO_COLUMN):
            return not any(item == "." or (isinstance(item, list) and item[0] == "(") for item in after)
    return False
