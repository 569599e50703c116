"""Does a test notice? One field, rule or dependency of one kind is taken away at a time.

    python scripts/mutants.py                 # all mutants
    python scripts/mutants.py -k index        # those whose name matches a pattern
    PGSYNC_TEST_SERVERS=... python scripts/mutants.py     # with the cases of other versions, and of servers with ICU

A mutant is noticed when a case's plan is no longer its plan.sql, when other things come along with a choice of
tests/test_choices.py or tests/test_alone.py, when a mode makes something else of a row of tests/test_modes.py, when
what a script makes is no longer the same on two versions, as tests/test_versions.py asks, or when a test that TESTED
names fails. Of other servers and of the way back nobody has written down the plan: where that becomes another one, the
case is proven, and must fail. What takes nothing away stands in EQUIVALENT with its reason, and an entry that is not
true any more fails. All catalogs are read once and kept (--catalogs FILE), so that a mutant costs no server; a case
that changes is read again, and to read all of them again the file is removed.
"""  # noqa: INP001 - a script

import argparse
import hashlib
import io
import pickle
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, redirect_stdout
from dataclasses import dataclass, fields, replace
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import pytest  # noqa: E402

import alone  # noqa: E402
import proof  # noqa: E402
import test_modes  # noqa: E402
import test_versions  # noqa: E402
from pgsync import kinds  # noqa: E402
from pgsync.conninfo import parse  # noqa: E402
from pgsync.engine.diff import Mode, aligned, diff  # noqa: E402
from pgsync.engine.hints import asked, parse_hint  # noqa: E402
from pgsync.engine.plan import make_plan  # noqa: E402
from pgsync.engine.rename import backwards  # noqa: E402
from pgsync.engine.select import Selection, select  # noqa: E402
from pgsync.errors import Refused  # noqa: E402
from pgsync.kinds import BY_NAME  # noqa: E402
from pgsync.model.identity import ObjectId  # noqa: E402
from pgsync.model.kind import Kind, never, no_object, no_recipe, nothing  # noqa: E402
from pgsync.model.objects import Catalog  # noqa: E402
from test_choices import CHOICES, REFUSALS, Choice, Refusal  # noqa: E402

Kinds = Mapping[str, Kind[Any]]
HOOKS: Mapping[str, Any] = {
    "replaces": no_object, "blocks": never, "implied_by": no_object, "inline": never, "separate_drop": never,
    "drops_with": nothing, "displaces": nothing, "waits_for": nothing, "needs": nothing, "adopts": nothing,
    "bound": never, "awaits": nothing, "carries": nothing, "slots": nothing, "mentions": nothing, "heirs": nothing,
    "decides": nothing, "keeps": never, "rehouses": nothing, "twin": no_object, "manual": nothing, "notes": nothing,
    "prepare": None, "online_create": no_recipe, "online_drop": no_recipe, "placeholder": None,
    "swap": None, "align": None,
}  # fmt: skip
SETS = ("survives", "derived", "follows", "aloof", "late")
ELSEWHERE = frozenset({"role", "membership", "parameter privilege"})
"""Kinds of the cluster, which a case cannot have; tests/unit/test_cluster.py changes them."""
CASCADES = ("cascades", "inseparable", "replaced_with_whole")

_RESPELLED = "respelled compares the same normal forms, and a choice asks for no other difference of them"
_IN_THE_PATH = "it is also in the path, so that another one is another object"
_NO_PROCEDURE = "functions and procedures share one spec; CREATE PROCEDURE has no such clause"
_WORDS = "the definition has it in words, so that another one is another definition, which is compared and replaces"
_PROCEDURE = "result|is_window|volatility|is_strict|leakproof|parallel|cost|rows|support"
EQUIVALENT: tuple[tuple[str, str], ...] = (
    (r"(domain constraint|constraint|index): normal of definition is gone", _RESPELLED),
    (r"policy: normal of (using|with_check) is gone", _RESPELLED),
    (rf"procedure: ({_PROCEDURE}) (is not compared|is not altered|does not replace)", _NO_PROCEDURE),
    (r"procedure\.cost is not read", f"{_NO_PROCEDURE}: it has that of its language"),
    (r"aggregate: direct_arguments (is not compared|does not replace)", _IN_THE_PATH),
    (r"aggregate\.direct_arguments is not read", _IN_THE_PATH),
    (r"extension dependency: extension (is not compared|does not replace)", _IN_THE_PATH),
    (r"inheritance: parent (is not compared|does not replace)", _IN_THE_PATH),
    (r"constraint: type does not replace", _WORDS),
    (r"foreign key: references does not replace", _WORDS),
    (r"access method: type does not replace", "a handler is for one type, and another handler replaces"),
    (r"attribute: after is not altered", "it is altered by nothing: it follows from what comes and goes before it"),
    (
        r"collation: provider does not replace",
        "no two providers have the same locale in the same field",
    ),
    (r"column: generated is not altered", "only DROP EXPRESSION alters it, which the expression's change does too"),
    (r"extension: relocatable is not compared", "it follows from the version, and no statement changes it"),
)
"""Mutants that take nothing away: what their whole names match, and why nothing can show them."""

_ELSEWHERE = "tests/test_elsewhere.py::test_"
_BY_HAND = "tests/test_by_hand.py"
TESTED: tuple[tuple[str, str], ...] = (
    (
        r"database: ((locale|labels) is not compared|manual is gone)",
        f"{_ELSEWHERE}what_only_the_user_can_change_of_a_database_is_said",
    ),
    (
        r"security label: label is not (compared|altered)",
        f"{_ELSEWHERE}a_security_label_is_changed_where_its_provider_is_installed_and_said_elsewhere",
    ),
    (
        r"index: is_valid is not compared",
        f"{_ELSEWHERE}an_index_whose_build_failed_is_made_anew_and_never_wished_for",
    ),
    (
        r"database: (notes|align) is gone",
        "tests/test_modes.py::test_a_tablespace_that_the_target_does_not_have_is_reported",
    ),
    (
        r"collation: normal of locale is gone",
        "tests/unit/test_spelling.py::test_an_icu_locale_has_one_spelling_in_every_version",
    ),
    (
        r"attribute: prepare is gone",
        "tests/test_choices.py::test_a_choice_is_closed[embedded-the attributes of a type that stays move up]",
    ),
    (r"sequence ownership: carries is gone", "tests/test_cases.py::test_case[embedded-column/serial-widened]"),
    (r"column: align is gone", "tests/test_modes.py::test_a_column_that_is_added_moves_none_of_the_others"),
    (
        r"extension: manual is gone",
        "tests/test_modes.py::test_an_extension_is_updated_only_to_a_newer_version_that_the_server_has",
    ),
    (r"index: (notes|align) is gone", _BY_HAND),
    (r"(foreign key|default privilege|security label): manual is gone", _BY_HAND),
    (r"(system privilege|system comment|large object): prepare is gone", _BY_HAND),
)
"""Mutants that no case can show: what their whole names match, and the test that fails with them."""


@dataclass(frozen=True)
class Mutant:
    """One thing that is taken away. kind, part: of what; kinds: with it gone; catalog: what a catalog is without it."""

    name: str
    kind: str
    part: str
    kinds: Kinds
    catalog: Callable[[Catalog], Catalog] = lambda catalog: catalog


NONE = Mutant("none", "", "", BY_NAME)


@dataclass(frozen=True)
class Read:
    """A case with both of its catalogs, the kinds and fields that differ, and where it was read and is proven."""

    case: proof.Case
    current: Catalog
    desired: Catalog
    changed: frozenset[tuple[str, str]]
    place: Any = None  # proof.Place, which is not kept in the file

    def has(self, mutant: "Mutant") -> bool:
        """Tell whether it can show a mutant: only what looks at whole catalogs shows where there is no such object."""
        kinds = {*self.current.by_kind, *self.desired.by_kind}
        return mutant.kind in kinds or mutant.name.endswith(" is gone") or not mutant.kind


@dataclass(frozen=True)
class Chosen:
    """A choice of tests/test_choices.py with both catalogs, and what comes along, or why it is refused."""

    name: str
    current: Catalog
    desired: Catalog
    selection: Selection
    added: tuple[ObjectId, ...] | str = ()


@dataclass(frozen=True)
class Two:
    """Two databases of which is told what comes along, or what differs; texts: what is told of both directions."""

    name: str
    catalogs: alone.Two
    tell: Callable[[alone.Two, Kinds], str]
    texts: tuple[str, str]

    @classmethod
    def of(cls, name: str, catalogs: alone.Two, tell: Callable[[alone.Two, Kinds], str]) -> "Two":
        """Ask without a mutant."""
        return cls(name, catalogs, tell, (tell(catalogs, BY_NAME), tell(catalogs.back, BY_NAME)))

    def is_same(self, mutant: Mutant) -> bool:
        """Ask with a mutant."""
        now = alone.Two(mutant.catalog(self.catalogs.current), mutant.catalog(self.catalogs.desired))
        pairs = zip((now, now.back), self.texts, strict=True)
        return all(self.tell(two, mutant.kinds) == text for two, text in pairs)


def mutants(cases: Sequence[Read], twos: Sequence[Two]) -> Iterator[Mutant]:
    """Return every mutant; that a part needs its whole goes without saying."""
    for kind in BY_NAME.values():
        if kind.name not in ELSEWHERE:
            yield from _of_kind(kind)
    usual = _usual_values(cases)
    for (kind_name, field), value in sorted(usual.items(), key=lambda pair: pair[0]):
        yield Mutant(f"{kind_name}.{field} is not read", kind_name, field, BY_NAME, _Unread(kind_name, field, value))
    catalogs = [catalog for one in cases for catalog in (one.current, one.desired)]
    catalogs += [catalog for two in twos for catalog in (two.catalogs.current, two.catalogs.desired)]
    pairs = Counter(
        (d.dependent.kind, d.referenced.kind)
        for c in catalogs
        for d in c.dependencies
        if d.referenced not in c.ancestors(d.dependent)
    )
    for (dependent, referenced), _ in sorted(pairs.items()):
        yield Mutant(
            f"{dependent} needs {referenced} is not read",
            dependent,
            referenced,
            BY_NAME,
            _Untied(dependent, referenced),
        )


def _of_kind(kind: Kind[Any]) -> Iterator[Mutant]:
    def mutant(what: str, part: str, **changes: Any) -> Mutant:
        return Mutant(f"{kind.name}: {what}", kind.name, part, {**BY_NAME, kind.name: replace(kind, **changes)})

    for field in (one.name for one in fields(kind.spec) if one.compare):
        yield from (mutant(what, field, **changes) for what, changes in _of_field(kind, field))
    defaults = {one.name: one for one in fields(Kind)}
    for name, none in HOOKS.items():
        if name in defaults and getattr(kind, name) is not none and getattr(kind, name) is not defaults[name].default:
            yield mutant(f"{name} is gone", "", **{name: none})
    for name in SETS:
        for member in sorted(getattr(kind, name)):
            yield mutant(f"{name} has no {member}", member, **{name: getattr(kind, name) - {member}})
    for name in CASCADES:
        if getattr(kind, name):
            yield mutant(f"{name} is false", "", **{name: False})


def _of_field(kind: Kind[Any], field: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return what can be taken away of a field: in words, and as changes of the kind."""
    by_mode = {name: _without(getattr(kind, name), field) for name in ("normal_by_default", "normal_leniently")}
    yield f"{field} is not compared", {"normal": {**kind.normal, field: _same}, **by_mode}
    silent = {**kind.alter, field: nothing}
    if field in kind.replace_on:
        yield f"{field} does not replace", {"replace_on": kind.replace_on - {field}, "alter": silent}
    elif kind.alter[field] is not nothing:
        yield f"{field} is not altered", {"alter": silent}
    for name in ("normal", "respelled", "online_alter", "normal_by_default"):
        if field in getattr(kind, name):
            yield f"{name} of {field} is gone", {name: _without(getattr(kind, name), field)}


def _without(rules: Mapping[str, Any], field: str) -> dict[str, Any]:
    return {name: rule for name, rule in rules.items() if name != field}


def _same(_: object) -> None:
    return None


@dataclass(frozen=True)
class _Unread:
    """A catalog in which one field of one kind has always one value."""

    kind: str
    field: str
    value: Any

    def __call__(self, catalog: Catalog) -> Catalog:
        objects = {
            id_: replace(item, spec=replace(item.spec, **{self.field: self.value})) if id_.kind == self.kind else item
            for id_, item in catalog.objects.items()
        }
        return catalog.with_objects(objects, catalog.dependencies)


@dataclass(frozen=True)
class _Untied:
    """A catalog without the dependencies of one kind on another."""

    dependent: str
    referenced: str

    def __call__(self, catalog: Catalog) -> Catalog:
        kept = tuple(
            d
            for d in catalog.dependencies
            if (d.dependent.kind, d.referenced.kind) != (self.dependent, self.referenced)
        )
        return catalog.with_objects(catalog.objects, kept)


def _usual_values(cases: Iterable[Read]) -> Mapping[tuple[str, str], Any]:
    """Return the most frequent value of each field that has more than one."""
    found: dict[tuple[str, str], dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for one in cases:
        for catalog in (one.current, one.desired):
            for item in catalog.objects.values():
                for field in fields(item.spec):
                    value = getattr(item.spec, field.name)
                    found[item.id.kind, field.name][repr(value)].append(value)
    return {key: max(values.values(), key=len)[0] for key, values in found.items() if len(values) > 1}


def reason(mutant: Mutant) -> str:
    """Return the pattern of EQUIVALENT that a mutant is one of; "" if it takes something away."""
    return next((pattern for pattern, _ in EQUIVALENT if re.fullmatch(pattern, mutant.name)), "")


def nameless(every: Sequence[Mutant]) -> list[str]:
    """Return the patterns of EQUIVALENT and TESTED that are of no mutant."""
    names = [mutant.name for mutant in every]
    patterns = [pattern for pattern, _ in (*EQUIVALENT, *TESTED)]
    return [pattern for pattern in patterns if not any(re.fullmatch(pattern, name) for name in names)]


def noticed(mutant: Mutant, cases: Sequence[Read]) -> str:
    """Return the first case whose plan is not its plan.sql, the nearest cases first; "" for none."""
    for one in _nearest(mutant, cases):
        if one.place.is_golden and one.case.golden.exists():
            text = _plan_text(one, mutant)
            if text != one.case.script("plan"):
                return f"{one.case.name}{text if text.endswith('Error') else ''}"
    return ""


def _nearest(mutant: Mutant, cases: Iterable[Read]) -> list[Read]:
    return sorted((one for one in cases if one.has(mutant)), key=lambda one: _distance(mutant, one))


def chosen_otherwise(mutant: Mutant, chosen: Sequence[Chosen]) -> str:
    """Return the first choice with which other things come along; "" for none."""
    for one in chosen:
        try:
            is_same = _added(one, mutant) == one.added
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is noticed
            return f"{one.name}: {type(error).__name__}"
        if not is_same:
            return one.name
    return ""


def told_otherwise(mutant: Mutant, twos: Sequence[Two]) -> str:
    """Return the first two databases of which something else is told; "" for none."""
    for one in twos:
        try:
            is_same = one.is_same(mutant)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is noticed
            return f"{one.name}: {type(error).__name__}"
        if not is_same:
            return one.name
    return ""


def differences(two: alone.Two, kinds: Kinds) -> str:
    """Return what differs between the catalogs of two versions, in default and in strict mode."""
    sides = aligned(two.current, two.desired, kinds)
    return "\n".join(proof.describe(one) for mode in (Mode.DEFAULT, Mode.STRICT) for one in diff(*sides, kinds, mode))


def verdicts(two: alone.Two, kinds: Kinds) -> str:
    """Return what each mode makes of what differs."""
    return ", ".join(test_modes.verdict(two.current, two.desired, mode, None, kinds) for mode in Mode)


def _added(one: Chosen, mutant: Mutant) -> tuple[ObjectId, ...] | str:
    try:
        return select(mutant.catalog(one.current), mutant.catalog(one.desired), one.selection, mutant.kinds).added
    except Refused as refusal:
        return refusal.message


def _distance(mutant: Mutant, one: Read) -> int:
    if (mutant.kind, mutant.part) in one.changed:
        return 0
    return 1 if any(kind == mutant.kind for kind, _ in one.changed) else 2


def _plan_text(one: Read, mutant: Mutant, *, is_back: bool = False) -> str:
    """Return the text of the plan, there or back; the name of an error if there is one, which is noticed."""
    case, current, desired = one.case, mutant.catalog(one.current), mutant.catalog(one.desired)
    try:
        renames = asked([parse_hint(text) for text in case.renames], current, desired, mutant.kinds)
        plan = make_plan(current, desired, mutant.kinds, case.mode, facts=case.facts, renames=renames)
        if is_back:
            inverse = backwards(plan.renames, mutant.kinds)
            plan = make_plan(plan.expected, current, mutant.kinds, case.mode, facts=case.facts, renames=inverse)
        return proof.golden(diff(current, desired, mutant.kinds, Mode.STRICT), plan)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is noticed
        return f": {type(error).__name__}"


def proven(mutant: Mutant, cases: Sequence[Read], plans: dict[tuple[int, bool], str], most: int) -> str:
    """Return the first case that fails on its server, of those with another plan there or back; "" for none.

    plans: without the mutant, as far as they are known.
    """
    others = (one for one in _nearest(mutant, cases) if any(_is_other(one, mutant, plans, b) for b in (False, True)))
    for one in islice(others, most):
        try:
            with _installed(mutant):
                proof.prove(one.place, one.case)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is noticed
            return f"{one.case.name}: {type(error).__name__}"
    return ""


def tested(mutant: Mutant) -> str:
    """Return the test of TESTED that fails with a mutant; "" for none."""
    for pattern, test in TESTED:
        if re.fullmatch(pattern, mutant.name):
            with _installed(mutant), redirect_stdout(io.StringIO()):
                found = pytest.main([str(ROOT / test), "-p", "no:cacheprovider"])
            return test if found is pytest.ExitCode.TESTS_FAILED else ""
    return ""


@contextmanager
def _installed(mutant: Mutant) -> Iterator[None]:
    """Let everybody have the kinds and the catalogs of a mutant."""
    real, catalog = dict(BY_NAME), proof.Side.catalog
    BY_NAME.update(mutant.kinds)
    kinds.KINDS = tuple(BY_NAME.values())
    proof.Side.catalog = lambda side: mutant.catalog(catalog(side))  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        BY_NAME.update(real)
        kinds.KINDS = tuple(BY_NAME.values())
        proof.Side.catalog = catalog  # type: ignore[method-assign]


def _is_other(one: Read, mutant: Mutant, plans: dict[tuple[int, bool], str], is_back: bool) -> bool:  # noqa: FBT001
    key = id(one), is_back
    if key not in plans:
        plans[key] = _plan_text(one, NONE, is_back=is_back)
    return _plan_text(one, mutant, is_back=is_back) != plans[key]


def read(file: Path, places: Sequence[proof.Place]) -> tuple[list[Read], list[Chosen], list[Two]]:
    """Return all cases, choices and other databases with their catalogs, from a file if they are there as they are now.

    Of places of one version the first one that can have a case has it.
    """
    kept: dict[str, Any] = pickle.loads(file.read_bytes()) if file.exists() else {}  # noqa: S301 - our own
    found: dict[str, Any] = {}
    cases = []
    for folder in sorted((ROOT / "tests").glob("cases/*/*/")):
        case = proof.Case.read(folder)
        parts = [part for part in sorted(folder.glob("*.*")) if part.name != "plan.sql"]
        able = {place.version: place for place in reversed(places) if not place.lacks(case) and not case.xfail}
        for version, place in able.items():
            key = _digest(str(version).encode(), bytes(folder), *(part.read_bytes() for part in parts))
            found[key] = kept.get(key) or _case(place, case)
            cases.append(replace(found[key], place=place))
    every: dict[str, Choice | Refusal] = {**CHOICES, **REFUSALS}
    for name, choice in every.items():
        key = _digest(repr((name, choice)).encode())
        found[key] = kept.get(key) or _choice(places[0], name, choice)
    twos = [*_twos(kept, found, places), *_between(cases, _scripts(kept, found, places))]
    if not found.keys() <= kept.keys():
        file.write_bytes(pickle.dumps({**kept, **found}))
    return cases, [one for one in found.values() if isinstance(one, Chosen)], twos


def _twos(kept: dict[str, Any], found: dict[str, Any], places: Sequence[proof.Place]) -> Iterator[Two]:
    """Return what tests/test_alone.py and tests/test_modes.py make."""
    for folder in alone.PAIRS:
        key = _digest(bytes(folder), *((folder / f"{name}.sql").read_bytes() for name in ("from", "to")))
        catalogs = found[key] = kept.get(key) or _wholes(alone.read(places[0], folder))
        yield Two.of(f"alone/{folder.name}", catalogs, alone.text)
    for row in test_modes.ROWS:
        key = _digest(repr(row).encode())
        catalogs = found[key] = kept.get(key) or _row(places[0], row)
        yield Two.of(f"modes/{row.name}", catalogs, verdicts)


def _scripts(
    kept: dict[str, Any], found: dict[str, Any], places: Sequence[proof.Place]
) -> Mapping[str, Sequence[Catalog]]:
    """Return what the scripts of tests/test_versions.py make on each server that can."""
    scripts = defaultdict(list)
    for file in test_versions.SCRIPTS:
        for place in places if places[1:] else ():
            if file.stem == "collations" and not place.has_icu:
                continue
            key = _digest(str(place.version).encode(), file.read_bytes())
            if key not in kept:
                with place.database(file.read_text()) as side:
                    kept[key] = _whole(side.catalog())
            found[key] = kept[key]
            scripts[file.name].append(kept[key])
    return scripts


def _between(cases: Iterable[Read], scripts: Mapping[str, Sequence[Catalog]]) -> Iterator[Two]:
    """Return what a script makes on two versions, where they do not write it alike."""
    found: dict[str, list[Catalog]] = defaultdict(list)
    for one in cases:
        found[f"{one.case.name}/from"].append(one.current)
        found[f"{one.case.name}/to"].append(one.desired)
    bare = {name: replace(kind, normal={}, respelled={}, normal_by_default={}) for name, kind in BY_NAME.items()}
    for name, catalogs in {**found, **scripts}.items():
        for other in catalogs[1:]:
            two = alone.Two(_whole(catalogs[0]), _whole(other))
            if differences(two, bare) != differences(two, BY_NAME):
                yield Two.of(f"versions/{name}", two, differences)


def _row(place: proof.Place, row: test_modes.Row) -> alone.Two:
    place.need_roles(["modes_role", "modes_manager"])
    with place.database(row.both + row.current) as here, place.database(row.both + row.desired) as there:
        return _wholes(alone.Two(here.catalog(), there.catalog()))


def _wholes(two: alone.Two) -> alone.Two:
    return alone.Two(_whole(two.current), _whole(two.desired))


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _whole(catalog: Catalog) -> Catalog:
    """Return a catalog with nothing left to be made when it is asked for."""
    return replace(catalog, dependencies=tuple(catalog.dependencies))


def _choice(place: proof.Place, name: str, choice: Choice | Refusal) -> Chosen:
    with place.database(choice.before) as here, place.database(choice.after) as there:
        current, desired = _whole(here.catalog()), _whole(there.catalog())
    left_out = choice.left_out if isinstance(choice, Choice) else frozenset[ObjectId]()
    one = Chosen(name, current, desired, Selection(only=(choice.only,), left_out=left_out))
    return replace(one, added=_added(one, NONE))


def _case(place: proof.Place, case: proof.Case) -> Read:
    """Return a case with its catalogs."""
    place.need(case)
    with (
        place.database(case.script("from"), case.script("seed")) as here,
        place.database(case.script("to")) as there,
    ):
        here.scopes = there.scopes = case.scopes
        current, desired = _whole(here.catalog()), _whole(there.catalog())
    changes = diff(current, desired, BY_NAME, Mode.STRICT)
    changed = {(change.id.kind, field) for change in changes for field in (*change.fields, "")}
    return Read(case, current, desired, frozenset(changed))


def main() -> None:
    """Try the mutants and print those that nobody noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-k", default="", help="only mutants in whose name this pattern is")
    parser.add_argument("-v", action="store_true", help="print what notices each mutant")
    parser.add_argument("--most", type=int, default=12, help="cases that are proven on a server for one mutant")
    parser.add_argument("--catalogs", type=Path, default=ROOT / ".mutants" / "catalogs.pickle")
    options = parser.parse_args()
    options.catalogs.parent.mkdir(exist_ok=True)
    began, survivors, stale = time.monotonic(), [], []
    plans: dict[tuple[int, bool], str] = {}
    with proof.embedded_server() as server, ExitStack() as stack:
        golden = proof.Place(server.target(), is_golden=True)
        others = [proof.Place(parse(uri), is_golden=False, prefix="pgsync_mutants") for uri in proof.SERVERS]
        places = [stack.enter_context(place) for place in (golden, *others)]
        cases, chosen, twos = read(options.catalogs, places)
        unmodified = noticed(NONE, cases)
        if unmodified:
            sys.exit(f"without any mutant {unmodified} fails")
        every = list(mutants(cases, twos))
        stale += [f"{pattern}: there is no such mutant" for pattern in nameless(every)]
        every = [one for one in every if re.search(options.k, one.name)]
        equivalent = [one for one in every if reason(one)]
        for number, mutant in enumerate(every, 1):
            by = noticed(mutant, cases) or chosen_otherwise(mutant, chosen)
            by = by or told_otherwise(mutant, twos) or proven(mutant, cases, plans, options.most) or tested(mutant)
            if by and options.v:
                print(f"{by} notices {mutant.name}", flush=True)  # noqa: T201
            if by and mutant in equivalent:
                stale.append(f"{mutant.name}: {by} notices it")
            if not by and mutant not in equivalent:
                survivors.append(mutant.name)
                print(f"SURVIVES {mutant.name}", flush=True)  # noqa: T201
            if number % 50 == 0:
                print(f"{number} of {len(every)}, {time.monotonic() - began:.0f} s", flush=True)  # noqa: T201
    counts = f"{len(every)} mutants, {len(equivalent)} are equivalent, {len(survivors)} survive, {len(cases)} cases"
    print(counts, *survivors, *(f"wrong: {one}" for one in stale), sep="\n  ")  # noqa: T201
    sys.exit(bool(survivors or stale))


if __name__ == "__main__":
    main()
