"""Expressions over columns, by the class of their types; each is true, or not null, of seeded rows."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from generated.schema import HOLE, Draw, Expr, Ref, World

_A, _B = HOLE.format(0), HOLE.format(1)


class Form(NamedTuple):
    """A template. takes: the classes of its holes, "" for any. gives: its own class. is_steady: IMMUTABLE."""

    text: str
    takes: tuple[str, ...]
    gives: str
    is_steady: bool = True


def _forms(take: str, give: str, *texts: str, is_steady: bool = True) -> Iterable[Form]:
    for text in texts:
        filled = text.replace("@", _A).replace("#", _B)
        yield Form(filled, (take,) * (2 if "#" in text else 1), give, is_steady)


FORMS: tuple[Form, ...] = (
    *_forms("", "bool", "@ IS NOT NULL", "(@ IS NULL) = false"),
    *_forms("int", "bool", "@ > 0", "@ BETWEEN 1 AND 100", "@ IN (1, 2, 3)", "@ IS DISTINCT FROM 5"),
    *_forms("int", "bool", "@ = ANY (ARRAY[1, 2, 3])"),
    *_forms("int", "bool", "@ < 100 OR # < 100", "NOT (@ < 0 AND # < 0)", "@ + # > 0"),
    *_forms("int", "bool", "@ <> 0 AND # <> 0 AND @ + # <> 0"),
    *_forms("int", "int", "@ + 1", "@ * #", "abs(@)", "coalesce(@, 0)", "-@", "greatest(@, #, 1)", "nullif(@, 5)"),
    *_forms("int", "text", "CASE WHEN @ > 1 THEN 'many' ELSE 'one' END", "CASE @ WHEN 1 THEN 'a' WHEN 2 THEN 'b' END"),
    *_forms("int", "text", "@::text", "lpad(@::text, 3, '0')"),
    *_forms("num", "bool", "@ > 0", "@ BETWEEN 0.1 AND 1000", "@ >= # - 100"),
    *_forms("num", "num", "round(@::numeric, 1)", "@ + 1.5", "@ / 2"),
    *_forms("text", "bool", "@ <> ''", "length(@) > 0", "@ LIKE '%'", "@ ~ '^.'", "@ IN ('1', '2', '3')"),
    *_forms("text", "bool", "@ NOT IN ('x', 'y')"),
    *_forms("text", "bool", "@ > '' AND # > ''", "@ ILIKE '%' OR #= 'x'", "@ SIMILAR TO '%'"),
    *_forms("text", "bool", "@::text COLLATE \"C\" > ''"),
    *_forms("text", "text", "upper(@)", "lower(@)", "@ || 'x'", "substring(@ from 1 for 2)", "trim(@)"),
    *_forms("text", "text", "coalesce(@, '')"),
    *_forms("text", "text", "md5(@)", "@ || #", "overlay(@ placing 'x' from 1)", "replace(@, E'\\\\', '''')"),
    *_forms("text", "int", "length(@)", "position('a' in @)", "octet_length(@)", "strpos(@, 'it''s')"),
    *_forms("bool", "bool", "@ IS NOT FALSE", "@ OR #", "@ = true"),
    *_forms("date", "bool", "@ > '2000-01-01'::date", "@ BETWEEN '2000-01-01' AND '2100-01-01'"),
    *_forms("date", "num", "date_part('year', @)"),
    *_forms("date", "int", "(@ - '2000-01-01'::date)"),
    *_forms("ts", "bool", "@ > '2000-01-01'::timestamp"),
    *_forms("ts", "tz", "@ AT TIME ZONE 'UTC'"),
    *_forms("tz", "bool", "@ > '2000-01-01Z'::timestamptz"),
    *_forms("tz", "ts", "@ AT TIME ZONE 'UTC'", "(@ AT TIME ZONE 'Europe/Berlin')"),
    *_forms("tz", "date", "(@ AT TIME ZONE 'UTC')::date"),
    *_forms("tz", "bool", "@ < now() + interval '1000 years'", is_steady=False),
    *_forms("time", "bool", "@ >= '00:00'"),
    *_forms("interval", "bool", "@ > interval '0'"),
    *_forms("json", "text", "@ ->> 'a'", "@ #>> '{a,b}'".replace("#", "\u0001")),
    *_forms("json", "bool", "jsonb_typeof(@) = 'object'", "@ @> '{}'".replace("@ @>", "@ \u0002>")),
    *_forms("range", "int", "lower(@)"),
    *_forms("range", "bool", "NOT isempty(@)", "@ && '[0,100)'::int4range"),
    *_forms("inet", "text", "host(@)"),
    *_forms("bytea", "int", "length(@)"),
    *_forms("uuid", "text", "@::text"),
)  # fmt: skip
FORMS = tuple(form._replace(text=form.text.replace("\u0001", "#").replace("\u0002", "@")) for form in FORMS)


def draw_expr(
    world: World, draw: Draw, columns: Sequence[Any], gives: frozenset[str] = frozenset(), *, is_steady: bool = False
) -> Expr | None:
    """Return an expression over some columns; None where none suits.

    columns: what has a key. gives: the classes that are wanted; none is any. is_steady: no STABLE function.
    """
    by_class: dict[str, list[int]] = {}
    for column in columns:
        by_class.setdefault(world.classes[column.key], []).append(column.key)
        by_class.setdefault("", []).append(column.key)
    fitting = [
        form for form in FORMS
        if (not gives or form.gives in gives) and (form.is_steady or not is_steady)
        and all(take in by_class for take in form.takes)
    ]  # fmt: skip
    calls = _calls(world, by_class, gives, is_steady=is_steady)
    if calls and (not fitting or draw.chance(30)):
        return draw.pick(calls)
    if not fitting:
        return None
    kinds = sorted({form.takes[0] for form in fitting})
    special = [kind for kind in kinds if kind] if draw.chance(85) else kinds
    fitting = [form for form in fitting if form.takes[0] in (special or kinds)]
    form = draw.pick(fitting)
    keys = [draw.pick(by_class[take]) for take in form.takes]
    args = tuple((Ref(key), world.classes[key]) for key in keys)
    return Expr(f"({form.text})", args, form.gives, form.is_steady)


def _calls(world: World, by_class: dict[str, list[int]], gives: frozenset[str], *, is_steady: bool) -> list[Expr]:
    """Return calls of the schema's own functions of one argument."""
    found = []
    for function in world.all("function"):
        takes, result = function.simple
        if not takes or takes not in by_class or (gives and result not in gives):
            continue
        if is_steady and function.volatility != "IMMUTABLE":
            continue
        key = by_class[takes][0]
        args = ((Ref(function.key), world.classes[function.key]), (Ref(key), takes))
        found.append(Expr(f"{_A}({_B})", args, result, is_steady=function.volatility == "IMMUTABLE"))
    return found
