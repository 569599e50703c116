"""Deparsed SQL under other names: what PostgreSQL itself would show after ALTER ... RENAME.

PostgreSQL's deparser (ruleutils.c) is regular: keywords are in upper case, names quoted where they need it, relations
qualified, columns prefixed where a query has more than one relation. So names are found by where they stand, without a
grammar. What is not understood stays as it is: a difference that is left is planned and seen, never hidden.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from pgsync.model.expressions import Expressions, Reference, Scope
from pgsync.model.naming import Naming, Pair, Text
from pgsync.model.spans import QUERIES, Group, Items, Token, chain, is_query, parsed, split, word_at
from pgsync.model.sql import quote
from pgsync.plain import dataclass

_SOURCE = re.compile(
    r"""--[^\n]* | /\*.*?\*/ | E'(?:[^'\\]|\\.|'')*' | '(?:[^']|'')*'
    | (?P<first> "(?:[^"]|"")+" | [^\W\d][\w$]* ) (?= \s*\.\s* (?:"|[^\W\d]) ) | "(?:[^"]|"")*" | [\w$]+ | .""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_SETS = frozenset({"UNION", "INTERSECT", "EXCEPT"})
_CLAUSES = {
    "SELECT": frozenset({"FROM", "WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR"}),
    "INSERT": frozenset({"SET", "WHERE", "RETURNING"}),
    "UPDATE": frozenset({"SET", "FROM", "WHERE", "RETURNING"}),
    "DELETE": frozenset({"USING", "WHERE", "RETURNING"}),
    "MERGE": frozenset({"USING", "SET", "WHEN", "RETURNING"}),
}


@dataclass(slots=True)
class _Relation:
    """A relation in FROM, INTO or UPDATE: its name's tokens and its alias."""

    tokens: list[Token]
    alias: Token | None = None

    @property
    def pair(self) -> Pair:
        return self.tokens[0].name, self.tokens[1].name

    @property
    def old(self) -> str:
        return self.alias.name if self.alias is not None else self.tokens[1].name


def rewrite(
    text: str,
    what: Text,
    naming: Naming,
    relation: Pair | None = None,
    *,
    rows: Mapping[str, Pair] | None = None,
    outputs: Mapping[str, str] | None = None,
    own: tuple[str, str] | None = None,
) -> str:
    """Return a deparsed text under the new names; what cannot be read comes back as it is.

    relation: whose columns stand there by their names alone. rows: what `old` and `new` are rows of.
    outputs: renamed columns of the query's own result. own: the old and new name of the rule, trigger or routine.
    """
    if naming.is_empty and not outputs and own is None:
        return text
    items = parsed(text)
    return text if items is None else _Rewriting(text, naming, relation, rows, outputs, own).run(items, what)


def rewrite_source(text: str, naming: Naming) -> str:
    """Return a routine's source with the schemas of qualified names renamed, but not in comments and strings."""
    found = []
    before = ""
    for match in _SOURCE.finditer(text):
        word = match[0]
        if match["first"] is not None and not before.rstrip().endswith((".", ":")):
            name = word[1:-1].replace('""', '"') if word.startswith('"') else word.lower()
            new = naming.schema(name)
            word = word if new == name else quote(new)
        found.append(word)
        before = word if word.strip() else before
    return "".join(found)


class _Rewriting(Expressions):
    """One text with its statements."""

    def run(self, items: Items, what: Text) -> str:
        if what is Text.TYPE:
            self.types(items)
        elif what is Text.ROUTINE:
            self.whole(items, self.naming.routine)
        elif what is Text.QUALIFIED:
            self.whole(items, self.naming.other)
        elif what is Text.EXPRESSION:
            self.expression(items, self.scope)
        else:
            self.statements(items)
        return self.applied()

    # ------------------------------------------------------------------------------------- queries

    def statements(self, items: Items) -> None:
        """A query, the statements of an SQL body, or the definition of a rule or trigger."""
        match word_at(items, 0), word_at(items, 1):
            case "CREATE", "RULE" | "TRIGGER" | "CONSTRAINT":
                self.definition(items)
            case "BEGIN", "ATOMIC":
                for part in split(items[2:], frozenset({";"})):
                    self.query(part, self.scope)
            case "RETURN", _:
                self.expression(items[1:], self.scope)
            case _:
                self.query(items, self.scope, self.outputs)

    def definition(self, items: Items) -> None:
        """CREATE RULE or CREATE TRIGGER up to WHERE, WHEN, DO or EXECUTE; then what it does."""
        position = 0
        while position < len(items):
            word = word_at(items, position)
            position += 1
            tokens, end = chain(items, position)
            match word:
                case "RULE" | "TRIGGER" if tokens and self.own is not None:
                    self.put(tokens[0], self.own[1])
                case "OF":
                    end = next(n for n in range(position, len(items)) if word_at(items, n) == "ON")
                    self.column_list(items[position:end], self.scope.references["new"].columns)
                case "ON" | "TO" | "FROM" if len(tokens) > 1:
                    self.put_pair(tokens, self.naming.relation)
                case "FUNCTION" if len(tokens) > 1:
                    self.put_pair(tokens, self.naming.routine)
                    return
                case "WHEN" | "WHERE":
                    end = position + 1
                    self.expression(items[position:end], self.scope)
                case "DO":
                    self.actions(items[position:])
                    return
            position = max(position, end)

    def actions(self, items: Items) -> None:
        """What a rule does: one statement, or several in brackets."""
        start = 1 if word_at(items, 0) in {"INSTEAD", "ALSO"} else 0
        rest = items[start:]
        if len(rest) == 1 and isinstance(rest[0], Group):
            rest = rest[0].items
        for part in split(rest, frozenset({";"})):
            self.query(part, self.scope)

    def query(self, items: Items, outer: Scope, outputs: Mapping[str, str] | None = None) -> None:
        """A statement with its WITH; the arms of UNION each by itself."""
        rest = self.common_tables(items, outer) if word_at(items, 0) == "WITH" else items
        if word_at(rest, 0) in {"INSERT", "UPDATE", "DELETE", "MERGE"}:
            self.change(rest, outer)
            return
        for arm in split(rest, _SETS):
            start = 1 if word_at(arm, 0) in {"ALL", "DISTINCT"} and len(arm) > 1 else 0
            self.select(arm[start:], outer, outputs or {})

    def common_tables(self, items: Items, outer: Scope) -> Items:
        for position, item in enumerate(items):
            if isinstance(item, Token) and item.text in QUERIES - {"WITH"}:
                return items[position:]
            if isinstance(item, Group) and is_query(item.items):
                if word_at(items, position - 1) not in {"AS", "MATERIALIZED"}:
                    return items[position:]
                self.query(item.items, outer)
        return []

    def select(self, items: Items, outer: Scope, outputs: Mapping[str, str]) -> None:
        first = items[0] if items else None
        if isinstance(first, Group):
            if is_query(first.items):
                self.query(first.items, outer, outputs)
            self.expression(items[1:], outer)
            return
        if word_at(items, 0) != "SELECT":
            self.expression(items, outer)
            return
        clauses = _clauses(items[1:], "SELECT")
        scope = Scope(outer)
        later = self.relations(clauses.pop("FROM", []), scope)
        self.targets(clauses.pop("SELECT"), scope, outputs)
        later()
        for item in clauses.pop("FOR", []):  # UPDATE OF relation
            reference = scope.find(item.name) if isinstance(item, Token) and item.is_name else None
            if reference is not None and isinstance(item, Token):
                self.put(item, reference.new)
        for part in clauses.values():
            self.expression(part, scope)

    def targets(self, items: Items, scope: Scope, outputs: Mapping[str, str]) -> None:
        if word_at(items, 0) in {"ALL", "DISTINCT"}:
            if word_at(items, 1) == "ON" and isinstance(items[2], Group):
                self.expression(items[2].items, scope)
                items = items[3:]
            else:
                items = items[1:]
        for part in split(items, frozenset({","})):
            self.target(part, scope, outputs)

    def target(self, items: Items, scope: Scope, outputs: Mapping[str, str]) -> None:
        """One column of a result: it keeps its name, as AS or by being a column of that name."""
        last = items[-1] if items else None
        has_alias = word_at(items, len(items) - 2) == "AS" and isinstance(last, Token)
        body = items[:-2] if has_alias else items
        tokens, end = chain(body, 0)
        is_column = bool(tokens) and end == len(body)
        self.expression(body, scope)
        if not is_column and not has_alias:
            return
        name = last.name if has_alias and isinstance(last, Token) else tokens[-1].name
        wanted = outputs.get(name, name)
        shown = self.column_name(tokens, scope) if is_column else None
        stop = body[-1].end if body and isinstance(body[-1], Token) else None
        if has_alias and isinstance(last, Token):
            if shown == wanted and stop is not None:
                self.edits.append((stop, last.end, ""))
            else:
                self.put(last, wanted)
        elif shown != wanted and stop is not None:
            self.edits.append((stop, stop, f" AS {quote(wanted)}"))

    def column_name(self, tokens: Sequence[Token], scope: Scope) -> str:
        """Return the new name of a column that a query mentions."""
        name = tokens[-1].name
        if len(tokens) == 1:
            return scope.bare.get(name, name)
        reference = scope.find(tokens[0].name)
        return reference.columns.get(name, name) if reference is not None else name

    def relations(self, items: Items, scope: Scope) -> Callable[[], None]:
        """Learn what FROM names, and return what rewrites the rest of it, when every name is known."""
        found: list[_Relation] = []
        others: list[str] = []
        later: list[Callable[[], None]] = []
        self.from_items(items, scope, (found, others, later))
        self.introduce(found, others, scope)

        def rest() -> None:
            for one in later:
                one()

        return rest

    def introduce(self, found: Sequence[_Relation], others: Sequence[str], scope: Scope) -> None:
        """Give each relation the name by which the query calls it from now on."""
        before = {relation.old for relation in found}
        for name in others:
            scope.references[name] = Reference(name, {})
        for relation in found:
            pair = relation.pair
            _, name = self.naming.relation(pair)
            self.put_pair(relation.tokens, self.naming.relation)
            new = relation.alias.name if relation.alias is not None else name
            number = new.removeprefix(f"{pair[1]}_") if relation.alias is not None else ""
            if number.isdigit() and (pair[1] in before or scope.find(pair[1]) is not None):
                new = f"{name}_{number}"  # the deparser's own alias
            if scope.is_taken(new):
                new = next(n for n in (f"{new}_{k}" for k in range(1, 1000)) if not scope.is_taken(n))
            if relation.alias is not None:
                self.put(relation.alias, new)
            elif new != name:
                self.edits.append((relation.tokens[1].end, relation.tokens[1].end, f" {quote(new)}"))
            scope.references[relation.old] = Reference(new, self.naming.columns(pair))
        if len(found) == 1 and not others and _outermost_query(scope):
            scope.bare = self.naming.columns(found[0].pair)

    def from_items(
        self, items: Items, scope: Scope, found: tuple[list[_Relation], list[str], list[Callable[[], None]]]
    ) -> None:
        relations, others, later = found
        position = 0
        while position < len(items):
            item = items[position]
            tokens, end = chain(items, position)
            if isinstance(item, Group):
                position = self.from_group(items, position, scope, found)
            elif item.text == "ON":
                condition = items[position + 1 : position + 2]
                later.append(partial(self.expression, condition, scope))
                position += 2
            elif item.text == "USING":
                position += 2
            elif tokens and word_at(items, end) != "(":
                alias = items[end] if end < len(items) else None
                has_alias = isinstance(alias, Token) and alias.is_name
                if len(tokens) > 1:
                    relations.append(_Relation(tokens, alias if isinstance(alias, Token) and has_alias else None))
                else:
                    others.append(alias.name if isinstance(alias, Token) and has_alias else tokens[0].name)
                position = end + has_alias
                position += has_alias and word_at(items, position) == "("
            elif tokens or word_at(items, position + 1) == "(":
                call = items[position : max(end, position + 1) + 1]
                later.append(partial(self.expression, call, scope))
                position = self.alias(items, max(end, position + 1) + 1, others)
            else:
                position += 1

    def from_group(
        self,
        items: Items,
        position: int,
        scope: Scope,
        found: tuple[list[_Relation], list[str], list[Callable[[], None]]],
    ) -> int:
        """A subquery or a join in brackets."""
        group = items[position]
        if not isinstance(group, Group):
            return position + 1
        if is_query(group.items):
            found[2].append(partial(self.query, group.items, scope))
        else:
            self.from_items(group.items, scope, found)
        return self.alias(items, position + 1, found[1])

    def alias(self, items: Items, position: int, others: list[str]) -> int:
        """Skip WITH ORDINALITY, the alias of a subquery or function, and its columns with their types."""
        while word_at(items, position) in {"WITH", "ORDINALITY", "AS"}:
            position += 1
        item = items[position] if position < len(items) else None
        if isinstance(item, Token) and item.is_name:
            others.append(item.name)
            position += 1
        following = items[position] if position < len(items) else None
        if isinstance(following, Group):
            self.types(following.items)
            position += 1
        return position

    # ------------------------------------------------------------------------- statements that write

    def change(self, items: Items, outer: Scope) -> None:
        """INSERT, UPDATE, DELETE, MERGE."""
        position = next((n for n, item in enumerate(items) if isinstance(item, Token) and item.is_name), len(items))
        tokens, end = chain(items, position)
        scope = Scope(outer)
        if len(tokens) == 1 or not tokens:
            self.expression(items, scope)
            return
        end += word_at(items, end) == "AS"
        alias = items[end] if end < len(items) else None
        has_alias = isinstance(alias, Token) and alias.is_name
        target = _Relation(tokens, alias if isinstance(alias, Token) and has_alias else None)
        columns = self.naming.columns(target.pair)
        rest = items[end + has_alias :]
        if word_at(items, 0) == "INSERT":
            self.introduce([target], [], scope)
            self.insert(rest, columns, scope, outer)
            return
        clauses = _clauses(rest, word_at(items, 0))
        sources = self.relations_of_change(target, clauses, scope)
        self.assignments(clauses.pop("SET", []), columns, scope)
        sources()
        for name, part in clauses.items():
            if name == "RETURNING":
                self.targets(part, scope, {})
            else:
                self.actions_of_merge(part, columns, scope)

    def relations_of_change(self, target: _Relation, clauses: dict[str, Items], scope: Scope) -> Callable[[], None]:
        """FROM of UPDATE, USING of DELETE and MERGE, with the table that is changed."""
        found: tuple[list[_Relation], list[str], list[Callable[[], None]]] = [target], [], []
        for word in ("FROM", "USING"):
            self.from_items(clauses.pop(word, []), scope, found)
        self.introduce(found[0], found[1], scope)

        def rest() -> None:
            for one in found[2]:
                one()

        return rest

    def insert(self, items: Items, columns: Mapping[str, str], scope: Scope, outer: Scope) -> None:
        """Columns, rows or a query, ON CONFLICT, RETURNING."""
        if items and isinstance(items[0], Group) and not is_query(items[0].items):
            self.column_list(items[0].items, columns)
            items = items[1:]
        stop = next((n for n in range(len(items)) if word_at(items, n) in {"ON", "RETURNING"}), len(items))
        source, rest = items[:stop], items[stop:]
        start = next((n for n in range(len(source)) if word_at(source, n) in QUERIES | {"("}), len(source))
        self.query(source[start:], outer)
        scope.references["excluded"] = Reference("excluded", columns)
        scope.bare = columns
        clauses = _clauses(rest, "INSERT")
        returning = clauses.pop("RETURNING", [])
        self.assignments(clauses.pop("SET", []), columns, scope)
        for part in clauses.values():
            self.expression(part, scope)
        self.targets(returning, scope, {})

    def assignments(self, items: Items, columns: Mapping[str, str], scope: Scope) -> None:
        """SET column = value, (column, column) = (...)."""
        for part in split(items, frozenset({","})):
            if not part:
                continue
            first = part[0]
            self.column_list(first.items if isinstance(first, Group) else [first], columns)
            self.expression(part[1:], scope)

    def actions_of_merge(self, items: Items, columns: Mapping[str, str], scope: Scope) -> None:
        """WHEN ... THEN INSERT (columns) VALUES (...), and everything that is an expression."""
        for position, item in enumerate(items):
            if isinstance(item, Group) and word_at(items, position - 1) == "INSERT":
                self.column_list(item.items, columns)
            elif isinstance(item, Group):
                self.group(item, scope, word_at(items, position - 1))
            elif item.is_name and word_at(items, position - 1) != "." and word_at(items, position + 1) == "=":
                self.put(item, columns.get(item.name, item.name))
            elif item.is_name and word_at(items, position - 1) != ".":
                self.reference(items, position, scope, is_column=True)


def _outermost_query(scope: Scope) -> bool:
    """Tell whether columns may stand without their relation: not in a subquery, nor in a rule."""
    outer = scope.outer
    return outer is None or (outer.outer is None and not outer.references)


def _clauses(items: Items, statement: str) -> dict[str, Items]:
    """Return the parts of a statement by the keyword that begins them; the beginning under the statement's own."""
    current: Items = []
    found = {statement: current}
    for position, item in enumerate(items):
        is_within = word_at(items, position - 1) == "WITHIN"  # WITHIN GROUP (ORDER BY ...)
        if isinstance(item, Token) and item.text in _CLAUSES[statement] and not is_within:
            current = found.setdefault(item.text, [])
        else:
            current.append(item)
    return found
