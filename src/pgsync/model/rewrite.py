"""Deparsed SQL under other names: what PostgreSQL itself would show after ALTER ... RENAME.

PostgreSQL's deparser (ruleutils.c) is regular: keywords are in upper case, names quoted where they need it, relations
qualified, columns prefixed where a query has more than one relation. So names are found by where they stand, without a
grammar. What is not understood stays as it is: a difference that is left is planned and seen, never hidden.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from pgsync.model.naming import Naming, Pair, Text
from pgsync.model.sql import literal, qualified, quote

_TOKEN = re.compile(
    r"""\s+ | (?P<token> E'(?:[^'\\]|\\.|'')*' | '(?:[^']|'')*' | "(?:[^"]|"")*" | [\w$]+ (?:\.\d+)? | :: | =>
    | \.\* | \. | [()\[\],;] | [^\w\s()\[\],;'"]+?(?=::|[\w\s()\[\],;'"]|$) )""",
    re.VERBOSE | re.DOTALL,
)
_PLAIN_STRING = re.compile(r"'(?:[^']|'')*'", re.DOTALL)
_IDENTIFIER = re.compile(r'"|[a-z_]')
_SOURCE = re.compile(
    r"""--[^\n]* | /\*.*?\*/ | E'(?:[^'\\]|\\.|'')*' | '(?:[^']|'')*'
    | (?P<first> "(?:[^"]|"")+" | [^\W\d][\w$]* ) (?= \s*\.\s* (?:"|[^\W\d]) ) | "(?:[^"]|"")*" | [\w$]+ | .""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_PAIR = 2
_CLOSING = {"(": ")", "[": "]"}
_QUERIES = frozenset({"SELECT", "WITH", "VALUES", "INSERT", "UPDATE", "DELETE", "MERGE"})
_SETS = frozenset({"UNION", "INTERSECT", "EXCEPT"})
_CLAUSES = {
    "SELECT": frozenset({"FROM", "WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "OFFSET", "FETCH", "FOR"}),
    "INSERT": frozenset({"SET", "WHERE", "RETURNING"}),
    "UPDATE": frozenset({"SET", "FROM", "WHERE", "RETURNING"}),
    "DELETE": frozenset({"USING", "WHERE", "RETURNING"}),
    "MERGE": frozenset({"USING", "SET", "WHEN", "RETURNING"}),
}
_LONG_TYPES = frozenset({"character", "double", "timestamp", "time", "interval", "bit"})
_TYPE_WORDS = frozenset(
    {"varying", "precision", "without", "with", "time", "zone", "to"}
    | {"year", "month", "day", "hour", "minute", "second"}
)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether it is an identifier: quoted, or in lower case as no keyword is."""
        return _IDENTIFIER.match(self.text) is not None

    @property
    def name(self) -> str:
        return self.text[1:-1].replace('""', '"') if self.text.startswith('"') else self.text


@dataclass(slots=True)
class _Group:
    opening: str
    items: "_Items" = field(default_factory=list)


_Items = list["_Token | _Group"]


@dataclass(slots=True)
class _Reference:
    """A name by which a query calls one of its relations, and which columns of that have new names."""

    new: str
    columns: Mapping[str, str]


@dataclass(slots=True)
class _Scope:
    """The relations of a query, and of those around it. `bare`: columns that stand without a relation's name."""

    outer: "_Scope | None" = None
    references: dict[str, _Reference] = field(default_factory=dict)
    bare: Mapping[str, str] = field(default_factory=dict)

    def find(self, name: str) -> _Reference | None:
        scope: _Scope | None = self
        while scope is not None:
            if name in scope.references:
                return scope.references[name]
            scope = scope.outer
        return None

    def is_taken(self, name: str) -> bool:
        scope: _Scope | None = self
        while scope is not None:
            if any(reference.new == name for reference in scope.references.values()):
                return True
            scope = scope.outer
        return False


@dataclass(slots=True)
class _Relation:
    """A relation in FROM, INTO or UPDATE: its name's tokens and its alias."""

    tokens: list[_Token]
    alias: _Token | None = None

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
    items = _parsed(text)
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


def with_labels(text: str, labels: Mapping[str, str]) -> str:
    """Return a text with the string constants renamed that are labels."""

    def new(match: re.Match[str]) -> str:
        value = match[0][1:-1].replace("''", "'")
        return literal(labels[value]) if value in labels else match[0]

    return _PLAIN_STRING.sub(new, text) if labels else text


def _parsed(text: str) -> _Items | None:
    """Return the tokens, brackets as groups; None where they do not match or something is no token."""
    stack = [_Group("")]
    position = 0
    for match in _TOKEN.finditer(text):
        if match.start() != position:
            return None
        position = match.end()
        token = match["token"]
        if token is None:
            continue
        if token in _CLOSING:
            stack.append(_Group(token))
            stack[-2].items.append(stack[-1])
        elif token in _CLOSING.values():
            if _CLOSING.get(stack.pop().opening) != token:
                return None
        else:
            stack[-1].items.append(_Token(token, match.start(), match.end()))
    return stack[0].items if position == len(text) and len(stack) == 1 else None


def _word(items: Sequence["_Token | _Group"], position: int) -> str:
    """Return the token at a position; "(" or "[" for a group, "" behind the end."""
    if not 0 <= position < len(items):
        return ""
    item = items[position]
    return item.opening if isinstance(item, _Group) else item.text


def _is_query(items: _Items) -> bool:
    if not items:
        return False
    first = items[0]
    return _is_query(first.items) if isinstance(first, _Group) else first.text in _QUERIES


def _split(items: _Items, separators: frozenset[str]) -> Iterator[_Items]:
    part: _Items = []
    for item in items:
        if isinstance(item, _Token) and item.text in separators:
            yield part
            part = []
        else:
            part.append(item)
    yield part


def _chain(items: _Items, position: int) -> tuple[list[_Token], int]:
    """Return the names of a dotted name that begins here, and where it ends."""
    found: list[_Token] = []
    while position < len(items):
        item = items[position]
        if not isinstance(item, _Token) or not item.is_name:
            break
        found.append(item)
        position += 1
        following = items[position + 1] if position + 1 < len(items) else None
        if _word(items, position) != "." or not isinstance(following, _Token) or not following.is_name:
            break
        position += 1
    return found, position


class _Rewriting:
    """One text: finds the names, collects the edits, applies them."""

    def __init__(
        self,
        text: str,
        naming: Naming,
        relation: Pair | None,
        rows: Mapping[str, Pair] | None,
        outputs: Mapping[str, str] | None,
        own: tuple[str, str] | None,
    ) -> None:
        self.text, self.naming = text, naming
        self.outputs, self.own = outputs or {}, own
        self.edits: list[tuple[int, int, str]] = []
        self.scope = _Scope(bare=naming.columns(relation) if relation is not None else {})
        if relation is not None:  # a subquery of a policy or check calls the relation by its name
            self.scope.references[relation[1]] = _Reference(naming.relation(relation)[1], naming.columns(relation))
        for name, pair in (rows or {}).items():
            self.scope.references[name] = _Reference(name, naming.columns(pair))
        if own is not None and own[0] not in self.scope.references:
            self.scope.references[own[0]] = _Reference(own[1], {})

    def run(self, items: _Items, what: Text) -> str:
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

    def applied(self) -> str:
        found, position = [], 0
        for start, end, new in sorted(self.edits):
            found += [self.text[position:start], new]
            position = end
        return "".join([*found, self.text[position:]])

    def put(self, token: _Token, new: str) -> None:
        if token.name != new:
            self.edits.append((token.start, token.end, quote(new)))

    def put_pair(self, tokens: Sequence[_Token], place: Callable[[Pair], Pair]) -> None:
        schema, name = place((tokens[0].name, tokens[1].name))
        self.put(tokens[0], schema)
        self.put(tokens[1], name)

    # --------------------------------------------------------------------------------- names alone

    def whole(self, items: _Items, place: Callable[[Pair], Pair]) -> None:
        """A qualified name, perhaps with types in brackets."""
        tokens, position = _chain(items, 0)
        if len(tokens) > 1:
            self.put_pair(tokens, place)
        elif len(tokens) == 1 and _word(items, 1) == ".":  # an operator
            self.put(tokens[0], self.naming.schema(tokens[0].name))
        self.types(items[position:])

    def types(self, items: _Items) -> None:
        position = 0
        while position < len(items):
            item = items[position]
            if isinstance(item, _Group):
                self.types(item.items)
                position += 1
                continue
            tokens, end = _chain(items, position)
            if len(tokens) > 1:
                is_collation = _word(items, position - 1) == "COLLATE"
                self.put_pair(tokens, self.naming.other if is_collation else self.naming.type)
            position = max(end, position + 1)

    # --------------------------------------------------------------------------------- expressions

    def expression(self, items: _Items, scope: _Scope) -> None:
        position, after_operand = 0, False
        while position < len(items):
            item = items[position]
            if isinstance(item, _Group):
                self.group(item, scope, _word(items, position - 1))
                position = self.field(items, position + 1)
                after_operand = True
            elif item.text == "::":
                position = self.cast(items, position)
                after_operand = True
            elif item.text in {"COLLATE", "AS", "OVER", "NAME", "USING", "OPERATOR", "REFERENCES"}:
                position = self.after_keyword(items, position)
                after_operand = True
            elif item.is_name:
                position = self.reference(items, position, scope, is_column=not after_operand)
                after_operand = True
            else:
                after_operand = item.text[0] in "'0123456789$"
                position += 1

    def group(self, group: _Group, scope: _Scope, before: str) -> None:
        if group.opening == "(" and _is_query(group.items):
            self.query(group.items, scope)
        else:
            self.expression(group.items[1:] if before == "EXTRACT" else group.items, scope)

    def field(self, items: _Items, position: int) -> int:
        """(value).field: the field is renamed where the object depends on it."""
        following = items[position + 1] if position + 1 < len(items) else None
        if _word(items, position) != "." or not isinstance(following, _Token) or not following.is_name:
            return position
        fields = {id_: new for id_, new in self.naming.fields.items() if id_.path[-1] == following.name}
        meant = {new for id_, new in fields.items() if id_ in self.naming.needed or not self.naming.needed}
        if len(meant) == 1:
            self.put(following, meant.pop())
        return position + 2

    def after_keyword(self, items: _Items, position: int) -> int:
        """A word that says what the next name is: a collation, an alias, an operator, a referenced table."""
        word = _word(items, position)
        following = items[position + 1] if position + 1 < len(items) else None
        if word == "OPERATOR" and isinstance(following, _Group):
            tokens, _ = _chain(following.items, 0)
            if tokens and _word(following.items, 1) == ".":
                self.put(tokens[0], self.naming.schema(tokens[0].name))
            return position + 2
        tokens, end = _chain(items, position + 1)
        if len(tokens) > 1:
            self.put_pair(tokens, self.naming.relation if word == "REFERENCES" else self.naming.other)
            if word == "REFERENCES" and end < len(items) and isinstance(group := items[end], _Group):
                self.column_list(group.items, self.naming.columns((tokens[0].name, tokens[1].name)))
                end += 1
        return max(end, position + 1)

    def cast(self, items: _Items, position: int) -> int:
        """A type after ::; what a constant before it names is renamed with it."""
        tokens, end = _chain(items, position + 1)
        if len(tokens) > 1:
            self.put_pair(tokens, self.naming.type)
        elif tokens and tokens[0].text in _LONG_TYPES:
            while _word(items, end) in _TYPE_WORDS or (
                _word(items, end) == "(" and _word(items, end + 1) in _TYPE_WORDS
            ):
                end += 1
        if _word(items, end) == "(":
            end += 1
        is_array = _word(items, end) == "["
        while _word(items, end) == "[":
            end += 1
        before = items[position - 1] if position else None
        if isinstance(before, _Token) and tokens:
            self.constant(before, tokens, is_array=is_array)
        return end

    def constant(self, token: _Token, type_: Sequence[_Token], *, is_array: bool) -> None:
        if not _PLAIN_STRING.fullmatch(token.text):
            return
        value = token.text[1:-1].replace("''", "'")
        if len(type_) > 1:
            labels = self.naming.labels((type_[0].name, type_[1].name))
            new = _array(value, labels) if is_array else labels.get(value, value)
        elif not is_array:
            new = self.named_constant(value, type_[0].text)
        else:
            return
        if new != value:
            self.edits.append((token.start, token.end, literal(new)))

    def named_constant(self, value: str, type_: str) -> str:
        """'public.orders_id_seq'::regclass and its like: the only constants that follow a rename."""
        items = _parsed(value)
        tokens = _chain(items, 0)[0] if items else []
        if type_ == "regnamespace" and len(tokens) == 1:
            return quote(self.naming.schema(tokens[0].name))
        if type_ == "regrole" and len(tokens) == 1:
            return quote(self.naming.role(tokens[0].name))
        if len(tokens) <= 1 or len(tokens) > _PAIR:
            return value
        pair = tokens[0].name, tokens[1].name
        places = {
            "regclass": self.naming.relation,
            "regtype": self.naming.type,
            "regproc": self.naming.routine,
            "regprocedure": self.naming.routine,
            "regconfig": self.naming.other,
            "regdictionary": self.naming.other,
            "regcollation": self.naming.other,
        }
        if type_ not in places or places[type_](pair) == pair:
            return value
        return qualified(places[type_](pair)) + value[tokens[1].end :]

    def reference(self, items: _Items, position: int, scope: _Scope, *, is_column: bool) -> int:
        """A column, a routine, or something else with a name."""
        tokens, end = _chain(items, position)
        following = _word(items, end)
        if len(tokens) == 1:
            reference = scope.find(tokens[0].name) if following == ".*" else None
            if reference is not None:
                self.put(tokens[0], reference.new)
            elif is_column and following not in {"(", "=>", ".*"}:
                self.bare(tokens[0], scope)
            return end
        reference = scope.find(tokens[0].name) if following != "(" else None
        if reference is not None:
            self.put(tokens[0], reference.new)
            self.put(tokens[1], reference.columns.get(tokens[1].name, tokens[1].name))
        elif following == "(" and is_column:
            self.put_pair(tokens, self.naming.routine)
        else:
            self.put_pair(tokens, self.naming.other)
        return end

    def bare(self, token: _Token, scope: _Scope) -> None:
        """A name alone; what needs quotes and has none is a word of the language."""
        if quote(token.name) == token.text:
            self.put(token, scope.bare.get(token.name, token.name))

    def column_list(self, items: _Items, columns: Mapping[str, str]) -> None:
        """The columns that are assigned to: the first name of each element."""
        for part in _split(items, frozenset({","})):
            if part and isinstance(part[0], _Token) and part[0].is_name:
                self.put(part[0], columns.get(part[0].name, part[0].name))

    # ------------------------------------------------------------------------------------- queries

    def statements(self, items: _Items) -> None:
        """A query, the statements of an SQL body, or the definition of a rule or trigger."""
        match _word(items, 0), _word(items, 1):
            case "CREATE", "RULE" | "TRIGGER" | "CONSTRAINT":
                self.definition(items)
            case "BEGIN", "ATOMIC":
                for part in _split(items[2:], frozenset({";"})):
                    self.query(part, self.scope)
            case "RETURN", _:
                self.expression(items[1:], self.scope)
            case _:
                self.query(items, self.scope, self.outputs)

    def definition(self, items: _Items) -> None:
        """CREATE RULE or CREATE TRIGGER up to WHERE, WHEN, DO or EXECUTE; then what it does."""
        position = 0
        while position < len(items):
            word = _word(items, position)
            position += 1
            tokens, end = _chain(items, position)
            match word:
                case "RULE" | "TRIGGER" if tokens and self.own is not None:
                    self.put(tokens[0], self.own[1])
                case "OF":
                    end = next(n for n in range(position, len(items)) if _word(items, n) == "ON")
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

    def actions(self, items: _Items) -> None:
        """What a rule does: one statement, or several in brackets."""
        start = 1 if _word(items, 0) in {"INSTEAD", "ALSO"} else 0
        rest = items[start:]
        if len(rest) == 1 and isinstance(rest[0], _Group):
            rest = rest[0].items
        for part in _split(rest, frozenset({";"})):
            self.query(part, self.scope)

    def query(self, items: _Items, outer: _Scope, outputs: Mapping[str, str] | None = None) -> None:
        """A statement with its WITH; the arms of UNION each by itself."""
        rest = self.common_tables(items, outer) if _word(items, 0) == "WITH" else items
        if _word(rest, 0) in {"INSERT", "UPDATE", "DELETE", "MERGE"}:
            self.change(rest, outer)
            return
        for arm in _split(rest, _SETS):
            start = 1 if _word(arm, 0) in {"ALL", "DISTINCT"} and len(arm) > 1 else 0
            self.select(arm[start:], outer, outputs or {})

    def common_tables(self, items: _Items, outer: _Scope) -> _Items:
        for position, item in enumerate(items):
            if isinstance(item, _Token) and item.text in _QUERIES - {"WITH"}:
                return items[position:]
            if isinstance(item, _Group) and _is_query(item.items):
                if _word(items, position - 1) not in {"AS", "MATERIALIZED"}:
                    return items[position:]
                self.query(item.items, outer)
        return []

    def select(self, items: _Items, outer: _Scope, outputs: Mapping[str, str]) -> None:
        first = items[0] if items else None
        if isinstance(first, _Group):
            if _is_query(first.items):
                self.query(first.items, outer, outputs)
            self.expression(items[1:], outer)
            return
        if _word(items, 0) != "SELECT":
            self.expression(items, outer)
            return
        clauses = _clauses(items[1:], "SELECT")
        scope = _Scope(outer)
        later = self.relations(clauses.pop("FROM", []), scope)
        self.targets(clauses.pop("SELECT"), scope, outputs)
        later()
        for item in clauses.pop("FOR", []):  # UPDATE OF relation
            reference = scope.find(item.name) if isinstance(item, _Token) and item.is_name else None
            if reference is not None and isinstance(item, _Token):
                self.put(item, reference.new)
        for part in clauses.values():
            self.expression(part, scope)

    def targets(self, items: _Items, scope: _Scope, outputs: Mapping[str, str]) -> None:
        if _word(items, 0) in {"ALL", "DISTINCT"}:
            if _word(items, 1) == "ON" and isinstance(items[2], _Group):
                self.expression(items[2].items, scope)
                items = items[3:]
            else:
                items = items[1:]
        for part in _split(items, frozenset({","})):
            self.target(part, scope, outputs)

    def target(self, items: _Items, scope: _Scope, outputs: Mapping[str, str]) -> None:
        """One column of a result: it keeps its name, as AS or by being a column of that name."""
        last = items[-1] if items else None
        has_alias = len(items) > _PAIR and _word(items, len(items) - 2) == "AS" and isinstance(last, _Token)
        body = items[:-2] if has_alias else items
        tokens, end = _chain(body, 0)
        is_column = bool(tokens) and end == len(body)
        self.expression(body, scope)
        if not is_column and not has_alias:
            return
        name = last.name if has_alias and isinstance(last, _Token) else tokens[-1].name
        wanted = outputs.get(name, name)
        shown = self.column_name(tokens, scope) if is_column else None
        stop = body[-1].end if isinstance(body[-1], _Token) else None
        if has_alias and isinstance(last, _Token):
            if shown == wanted and stop is not None:
                self.edits.append((stop, last.end, ""))
            else:
                self.put(last, wanted)
        elif shown != wanted and stop is not None:
            self.edits.append((stop, stop, f" AS {quote(wanted)}"))

    def column_name(self, tokens: Sequence[_Token], scope: _Scope) -> str:
        """Return the new name of a column that a query mentions."""
        name = tokens[-1].name
        if len(tokens) == 1:
            return scope.bare.get(name, name)
        reference = scope.find(tokens[0].name)
        return reference.columns.get(name, name) if reference is not None else name

    def relations(self, items: _Items, scope: _Scope) -> Callable[[], None]:
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

    def introduce(self, found: Sequence[_Relation], others: Sequence[str], scope: _Scope) -> None:
        """Give each relation the name by which the query calls it from now on."""
        before = {relation.old for relation in found}
        for name in others:
            scope.references[name] = _Reference(name, {})
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
            scope.references[relation.old] = _Reference(new, self.naming.columns(pair))
        if len(found) == 1 and not others and _outermost_query(scope):
            scope.bare = self.naming.columns(found[0].pair)

    def from_items(
        self, items: _Items, scope: _Scope, found: tuple[list[_Relation], list[str], list[Callable[[], None]]]
    ) -> None:
        relations, others, later = found
        position = 0
        while position < len(items):
            item = items[position]
            tokens, end = _chain(items, position)
            if isinstance(item, _Group):
                position = self.from_group(items, position, scope, found)
            elif item.text == "ON":
                condition = items[position + 1 : position + 2]
                later.append(partial(self.expression, condition, scope))
                position += 2
            elif item.text == "USING":
                position += 2
            elif tokens and _word(items, end) != "(":
                alias = items[end] if end < len(items) else None
                has_alias = isinstance(alias, _Token) and alias.is_name
                if len(tokens) > 1:
                    relations.append(_Relation(tokens, alias if isinstance(alias, _Token) and has_alias else None))
                else:
                    others.append(alias.name if isinstance(alias, _Token) and has_alias else tokens[0].name)
                position = end + has_alias
                position += has_alias and _word(items, position) == "("
            elif tokens or _word(items, position + 1) == "(":
                call = items[position : max(end, position + 1) + 1]
                later.append(partial(self.expression, call, scope))
                position = self.alias(items, max(end, position + 1) + 1, others)
            else:
                position += 1

    def from_group(
        self,
        items: _Items,
        position: int,
        scope: _Scope,
        found: tuple[list[_Relation], list[str], list[Callable[[], None]]],
    ) -> int:
        """A subquery or a join in brackets."""
        group = items[position]
        if not isinstance(group, _Group):
            return position + 1
        if _is_query(group.items):
            found[2].append(partial(self.query, group.items, scope))
        else:
            self.from_items(group.items, scope, found)
        return self.alias(items, position + 1, found[1])

    def alias(self, items: _Items, position: int, others: list[str]) -> int:
        """Skip WITH ORDINALITY, the alias of a subquery or function, and its columns with their types."""
        while _word(items, position) in {"WITH", "ORDINALITY", "AS"}:
            position += 1
        item = items[position] if position < len(items) else None
        if isinstance(item, _Token) and item.is_name:
            others.append(item.name)
            position += 1
        following = items[position] if position < len(items) else None
        if isinstance(following, _Group):
            self.types(following.items)
            position += 1
        return position

    # ------------------------------------------------------------------------- statements that write

    def change(self, items: _Items, outer: _Scope) -> None:
        """INSERT, UPDATE, DELETE, MERGE."""
        position = next((n for n, item in enumerate(items) if isinstance(item, _Token) and item.is_name), len(items))
        tokens, end = _chain(items, position)
        scope = _Scope(outer)
        if len(tokens) == 1 or not tokens:
            self.expression(items, scope)
            return
        end += _word(items, end) == "AS"
        alias = items[end] if end < len(items) else None
        has_alias = isinstance(alias, _Token) and alias.is_name
        target = _Relation(tokens, alias if isinstance(alias, _Token) and has_alias else None)
        columns = self.naming.columns(target.pair)
        rest = items[end + has_alias :]
        if _word(items, 0) == "INSERT":
            self.introduce([target], [], scope)
            self.insert(rest, columns, scope, outer)
            return
        clauses = _clauses(rest, _word(items, 0))
        sources = self.relations_of_change(target, clauses, scope)
        self.assignments(clauses.pop("SET", []), columns, scope)
        sources()
        for name, part in clauses.items():
            if name == "RETURNING":
                self.targets(part, scope, {})
            else:
                self.actions_of_merge(part, columns, scope)

    def relations_of_change(self, target: _Relation, clauses: dict[str, _Items], scope: _Scope) -> Callable[[], None]:
        """FROM of UPDATE, USING of DELETE and MERGE, with the table that is changed."""
        found: tuple[list[_Relation], list[str], list[Callable[[], None]]] = [target], [], []
        for word in ("FROM", "USING"):
            self.from_items(clauses.pop(word, []), scope, found)
        self.introduce(found[0], found[1], scope)

        def rest() -> None:
            for one in found[2]:
                one()

        return rest

    def insert(self, items: _Items, columns: Mapping[str, str], scope: _Scope, outer: _Scope) -> None:
        """Columns, rows or a query, ON CONFLICT, RETURNING."""
        if items and isinstance(items[0], _Group) and not _is_query(items[0].items):
            self.column_list(items[0].items, columns)
            items = items[1:]
        stop = next((n for n in range(len(items)) if _word(items, n) in {"ON", "RETURNING"}), len(items))
        source, rest = items[:stop], items[stop:]
        start = next((n for n in range(len(source)) if _word(source, n) in _QUERIES | {"("}), len(source))
        self.query(source[start:], outer)
        scope.references["excluded"] = _Reference("excluded", columns)
        scope.bare = columns
        clauses = _clauses(rest, "INSERT")
        returning = clauses.pop("RETURNING", [])
        self.assignments(clauses.pop("SET", []), columns, scope)
        for part in clauses.values():
            self.expression(part, scope)
        self.targets(returning, scope, {})

    def assignments(self, items: _Items, columns: Mapping[str, str], scope: _Scope) -> None:
        """SET column = value, (column, column) = (...)."""
        for part in _split(items, frozenset({","})):
            if not part:
                continue
            first = part[0]
            self.column_list(first.items if isinstance(first, _Group) else [first], columns)
            self.expression(part[1:], scope)

    def actions_of_merge(self, items: _Items, columns: Mapping[str, str], scope: _Scope) -> None:
        """WHEN ... THEN INSERT (columns) VALUES (...), and everything that is an expression."""
        for position, item in enumerate(items):
            if isinstance(item, _Group) and _word(items, position - 1) == "INSERT":
                self.column_list(item.items, columns)
            elif isinstance(item, _Group):
                self.group(item, scope, _word(items, position - 1))
            elif item.is_name and _word(items, position - 1) != "." and _word(items, position + 1) == "=":
                self.put(item, columns.get(item.name, item.name))
            elif item.is_name and _word(items, position - 1) != ".":
                self.reference(items, position, scope, is_column=True)


def _outermost_query(scope: _Scope) -> bool:
    """Tell whether columns may stand without their relation: not in a subquery, nor in a rule."""
    outer = scope.outer
    return outer is None or (outer.outer is None and not outer.references)


def _clauses(items: _Items, statement: str) -> dict[str, _Items]:
    """Return the parts of a statement by the keyword that begins them; the beginning under the statement's own."""
    current: _Items = []
    found = {statement: current}
    for position, item in enumerate(items):
        is_within = _word(items, position - 1) == "WITHIN"  # WITHIN GROUP (ORDER BY ...)
        if isinstance(item, _Token) and item.text in _CLAUSES[statement] and not is_within:
            current = found.setdefault(item.text, [])
        else:
            current.append(item)
    return found


def _array(value: str, labels: Mapping[str, str]) -> str:
    """Return an array constant of enum labels under their new names."""
    if not labels or not value.startswith("{") or "\\" in value:
        return value
    elements = re.findall(r'"((?:[^"\\])*)"|([^",{}]+)', value)
    new = [labels.get(quoted or plain, quoted or plain) for quoted, plain in elements]
    if new == [quoted or plain for quoted, plain in elements]:
        return value
    return "{" + ",".join(_element(one) for one in new) + "}"


def _element(text: str) -> str:
    """Return an element as array_out writes it."""
    if text and text.lower() != "null" and not re.search(r'[\s{},"\\]', text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
