"""The name of a view's only relation before its columns: PostgreSQL 15 and older write it, newer ones do not."""

from pgsync.model.tokens import Tree, is_identifier, is_one_of, is_query

_CLAUSES = frozenset({"WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR"})
_SETS = frozenset({"UNION", "INTERSECT", "EXCEPT"})
# What stands before a dotted name that is no column's.
_NO_COLUMN = frozenset({".", "::", "COLLATE", "RETURNING", "AS", "OVER"})


def without_prefix(query: Tree) -> Tree:
    """Take the relation's name off the columns of a query that has one relation; those of subqueries keep theirs."""
    found = _only_relation(query)
    if found is None:
        return query
    begin, end, name = found
    source = query[begin:end]
    if source[-2:] in (["new", "new_1"], ["old", "old_1"]):  # until 15 a view had relations of these names
        source = source[:-1]
    return [*_unprefixed(query[:begin], name), *source, *_unprefixed(query[end:], name)]


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
