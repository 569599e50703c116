"""Names in deparsed expressions: columns by their relation, types behind ::, routines before brackets."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from pgsync.model.naming import Naming, Pair
from pgsync.model.spans import Group, Items, Token, chain, is_query, parsed, split, word_at
from pgsync.model.sql import literal, qualified, quote
from pgsync.plain import dataclass

_PLAIN_STRING = re.compile(r"'(?:[^']|'')*'", re.DOTALL)
_PAIR = 2
_LONG_TYPES = frozenset({"character", "double", "timestamp", "time", "interval", "bit"})
_TYPE_WORDS = frozenset(
    {"varying", "precision", "without", "with", "time", "zone", "to"}
    | {"year", "month", "day", "hour", "minute", "second"}
)


@dataclass(slots=True)
class Reference:
    """A name by which a query calls one of its relations, and which columns of that have new names."""

    new: str
    columns: Mapping[str, str]


@dataclass(slots=True)
class Scope:
    """The relations of a query, and of those around it. `bare`: columns that stand without a relation's name."""

    outer: "Scope | None" = None
    references: dict[str, Reference] = field(default_factory=dict)
    bare: Mapping[str, str] = field(default_factory=dict)

    def find(self, name: str) -> Reference | None:
        """Return what a name before a dot refers to, here or in a query around."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.references:
                return scope.references[name]
            scope = scope.outer
        return None

    def is_taken(self, name: str) -> bool:
        """Tell whether a new name is in use already."""
        scope: Scope | None = self
        while scope is not None:
            if any(reference.new == name for reference in scope.references.values()):
                return True
            scope = scope.outer
        return False


class Expressions(ABC):
    """One text: finds the names that stand in expressions, collects the edits, applies them."""

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
        self.scope = Scope(bare=naming.columns(relation) if relation is not None else {})
        if relation is not None:  # a subquery of a policy or check calls the relation by its name
            self.scope.references[relation[1]] = Reference(naming.relation(relation)[1], naming.columns(relation))
        for name, pair in (rows or {}).items():
            self.scope.references[name] = Reference(name, naming.columns(pair))
        if own is not None and own[0] not in self.scope.references:
            self.scope.references[own[0]] = Reference(own[1], {})

    def applied(self) -> str:
        """Return the text with all edits."""
        found, position = [], 0
        for start, end, new in sorted(self.edits):
            found += [self.text[position:start], new]
            position = end
        return "".join([*found, self.text[position:]])

    def put(self, token: Token, new: str) -> None:
        """Write another name for a token."""
        if token.name != new:
            self.edits.append((token.start, token.end, quote(new)))

    def put_pair(self, tokens: Sequence[Token], place: Callable[[Pair], Pair]) -> None:
        """Write another schema and name."""
        schema, name = place((tokens[0].name, tokens[1].name))
        self.put(tokens[0], schema)
        self.put(tokens[1], name)

    # --------------------------------------------------------------------------------- names alone

    def whole(self, items: Items, place: Callable[[Pair], Pair]) -> None:
        """A qualified name, perhaps with types in brackets."""
        tokens, position = chain(items, 0)
        if len(tokens) > 1:
            self.put_pair(tokens, place)
        elif len(tokens) == 1 and word_at(items, 1) == ".":  # an operator
            self.put(tokens[0], self.naming.schema(tokens[0].name))
        self.types(items[position:])

    def types(self, items: Items) -> None:
        """Rename what is qualified: nothing but types and their collations."""
        position = 0
        while position < len(items):
            item = items[position]
            if isinstance(item, Group):
                self.types(item.items)
                position += 1
                continue
            tokens, end = chain(items, position)
            if len(tokens) > 1:
                is_collation = word_at(items, position - 1) == "COLLATE"
                self.put_pair(tokens, self.naming.other if is_collation else self.naming.type)
            position = max(end, position + 1)

    # --------------------------------------------------------------------------------- expressions

    def expression(self, items: Items, scope: Scope) -> None:
        """Rename what stands in an expression."""
        position, after_operand = 0, False
        while position < len(items):
            item = items[position]
            if isinstance(item, Group):
                self.group(item, scope, word_at(items, position - 1))
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

    def group(self, group: Group, scope: Scope, before: str) -> None:
        """Rename what stands in brackets: a subquery, or arguments."""
        if group.opening == "(" and is_query(group.items):
            self.query(group.items, scope)
        else:
            self.expression(group.items[1:] if before == "EXTRACT" else group.items, scope)

    def field(self, items: Items, position: int) -> int:
        """(value).field: the field is renamed where the object depends on it."""
        following = items[position + 1] if position + 1 < len(items) else None
        if word_at(items, position) != "." or not isinstance(following, Token) or not following.is_name:
            return position
        fields = {id_: new for id_, new in self.naming.fields.items() if id_.path[-1] == following.name}
        meant = {new for id_, new in fields.items() if id_ in self.naming.needed or not self.naming.needed}
        if len(meant) == 1:
            self.put(following, meant.pop())
        return position + 2

    def after_keyword(self, items: Items, position: int) -> int:
        """A word that says what the next name is: a collation, an alias, an operator, a referenced table."""
        word = word_at(items, position)
        following = items[position + 1] if position + 1 < len(items) else None
        if word == "OPERATOR" and isinstance(following, Group):
            tokens, _ = chain(following.items, 0)
            if tokens and word_at(following.items, 1) == ".":
                self.put(tokens[0], self.naming.schema(tokens[0].name))
            return position + 2
        tokens, end = chain(items, position + 1)
        if len(tokens) > 1:
            self.put_pair(tokens, self.naming.relation if word == "REFERENCES" else self.naming.other)
            if word == "REFERENCES" and end < len(items) and isinstance(group := items[end], Group):
                self.column_list(group.items, self.naming.columns((tokens[0].name, tokens[1].name)))
                end += 1
        return max(end, position + 1)

    def cast(self, items: Items, position: int) -> int:
        """A type after ::; what a constant before it names is renamed with it."""
        tokens, end = chain(items, position + 1)
        if len(tokens) > 1:
            self.put_pair(tokens, self.naming.type)
        elif tokens and tokens[0].text in _LONG_TYPES:
            while word_at(items, end) in _TYPE_WORDS or (
                word_at(items, end) == "(" and word_at(items, end + 1) in _TYPE_WORDS
            ):
                end += 1
        if word_at(items, end) == "(":
            end += 1
        is_array = word_at(items, end) == "["
        while word_at(items, end) == "[":
            end += 1
        before = items[position - 1] if position else None
        if isinstance(before, Token) and tokens:
            self.constant(before, tokens, is_array=is_array)
        return end

    def constant(self, token: Token, type_: Sequence[Token], *, is_array: bool) -> None:
        """Rename what a constant of this type stands for."""
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
        items = parsed(value)
        tokens = chain(items, 0)[0] if items else []
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

    def reference(self, items: Items, position: int, scope: Scope, *, is_column: bool) -> int:
        """A column, a routine, or something else with a name."""
        tokens, end = chain(items, position)
        following = word_at(items, end)
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

    def bare(self, token: Token, scope: Scope) -> None:
        """A name alone; what needs quotes and has none is a word of the language."""
        if quote(token.name) == token.text:
            self.put(token, scope.bare.get(token.name, token.name))

    def column_list(self, items: Items, columns: Mapping[str, str]) -> None:
        """The columns that are assigned to: the first name of each element."""
        for part in split(items, frozenset({","})):
            if part and isinstance(part[0], Token) and part[0].is_name:
                self.put(part[0], columns.get(part[0].name, part[0].name))

    @abstractmethod
    def query(self, items: Items, outer: Scope, outputs: Mapping[str, str] | None = None) -> None:
        """Rewrite a statement inside of an expression."""


def with_labels(text: str, labels: Mapping[str, str]) -> str:
    """Return a text with the string constants renamed that are labels."""

    def new(match: re.Match[str]) -> str:
        value = match[0][1:-1].replace("''", "'")
        return literal(labels[value]) if value in labels else match[0]

    return _PLAIN_STRING.sub(new, text) if labels else text


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
