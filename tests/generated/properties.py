"""What must hold of every pair of schemas, on real servers."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import unified_diff
from functools import cached_property

import psycopg

from digested import said
from generated.pairs import Pair
from generated.schema import World
from generated.security import ROLES
from pgsync.app import export
from pgsync.app.catalogs import Database
from pgsync.app.choosing import Choosing
from pgsync.app.compare import compared
from pgsync.app.plan import planned
from pgsync.engine.diff import Change, Mode, aligned, diff
from pgsync.errors import Refused
from pgsync.kinds import BY_NAME
from pgsync.model.objects import Catalog
from pgsync.model.plan import Plan, Planned
from pgsync.model.statements import Hazard
from pgsync.server.connect import describe_server
from proof import Place, Side, _renamed_rows, assert_kept, assert_survives, describe, losses, text
from witness import Dump

OWN = frozenset({("extension", "version"), ("database", "locale")})
"""What every server brings itself: kind and field."""
MAY_FAIL = frozenset({Hazard.CORR_MAY_FAIL, Hazard.DATA_TRUNCATING_CAST, Hazard.DATA_ENUM_REMOVE})
_NO_HSTORE = ("Syntax error near ", "Unexpected end of string")
EXPORT, ROWS, VERSIONS = "export", "rows", "versions"
READING = frozenset({"snapshot", "plan", "determinism", "manual", "blindness", "mirror", "digests"})
"""Properties for which reading is enough."""
UNCHOSEN = ({"after"}, {"origin"})
"""Fields that nobody chooses: which attribute one comes after, and that a key is a share of its table's."""
BACK_DUMPED = 4
"""In every how many-th pair pg_dump looks at what a rollback left, too."""


class Broken(AssertionError):
    """A property that does not hold. name: which."""

    def __init__(self, name: str, message: str) -> None:
        """Begin the message with the property."""
        super().__init__(f"{name}: {message}")
        self.name = name


@dataclass
class Lab:
    """Where pairs are tried. other: a server of another version; texts: the same plan by another process."""

    place: Place
    other: Place | None = None
    elsewhere: Callable[[Catalog, Catalog], str] | None = None
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Make the roles that schemas use."""
        for place in filter(None, (self.place, self.other)):
            place.need_roles(ROLES)

    @property
    def newest(self) -> Place:
        """Where dumps are loaded: pg_dump writes what servers before its own version may not read."""
        return max(filter(None, (self.place, self.other)), key=lambda place: place.version)

    @cached_property
    def has_xml(self) -> bool:
        """Whether the server was built with libxml: else it refuses every value of the type."""
        try:
            self.place.conn.execute("SELECT '<a/>'::xml")
        except psycopg.errors.FeatureNotSupported:
            return False
        return True

    def hold(self, pair: Pair, number: int = 0, only: str = "") -> None:
        """Try every property; raises Broken for the first that does not hold.

        number: for what is left to chance. only: the property that did not hold before: others are not tried.
        """
        scripts = pair.before.script(), pair.after.script()
        with self.place.database(scripts[0]) as here, self.place.database(scripts[1]) as there:
            trial = Trial(self, here, there, number)
            trial.read(scripts)
            if only not in READING | {EXPORT, ROWS, VERSIONS}:
                trial.goes_there_and_back()
                trial.keeps_a_selection()
            if only in {"", EXPORT}:
                with self.place.database() as copy:
                    trial.builds_from_export(copy)
            if only in {"", ROWS}:
                with self.place.database(scripts[0]) as copy:
                    trial.keeps_rows(copy, pair.before)
            if self.other is not None and only in {"", VERSIONS}:
                trial.is_the_same_on(self.other, scripts[1])


class Trial:
    """One pair on one server."""

    def __init__(self, lab: Lab, here: Side, there: Side, number: int) -> None:
        """Begin with both databases as they were built. number: for what is left to chance."""
        self.lab, self.here, self.there, self.number = lab, here, there, number

    def read(self, scripts: tuple[str, str]) -> None:
        """Read both; a database is like itself, and like its snapshot; the plan is the same each time."""
        self.before, self.after = database(self.here), database(self.there)
        is_dumped = not self.number % BACK_DUMPED
        self.dumps = self.here.dump() if is_dumped else None, self.there.dump()
        with named("snapshot"):
            for one in (self.before, self.after):
                assert_survives(one.catalog)
        with named("plan"):
            self.result = planned(self.after, self.before)
        self.changes = diff(*prepared_pair(self.before, self.after), BY_NAME)
        with named("determinism"):
            found = [text(planned(self.after, self.before).plan)]
            if self.lab.elsewhere is not None:
                found.append(self.lab.elsewhere(self.before.catalog, self.after.catalog))
            first = text(self.result.plan)
            for again in found:
                assert again == first, "\n".join(unified_diff(first.split("\n"), again.split("\n"), lineterm=""))
        with named("manual"):
            assert not by_hand(self.result.plan.manual), self.result.plan.manual
            assert self.result.rollback is not None, self.result.rollback_error
        if scripts[0] != scripts[1] and not self.changes:
            with named("blindness"):
                dump = self.here.dump()
                assert dump.is_same(self.dumps[1]), dump.differences(self.dumps[1])
        self._is_symmetric()
        with named("digests"):
            short, whole = said(self.there, self.here, large=0), said(self.there, self.here)
            assert short == whole, {key: (short[key], whole[key]) for key in whole if short[key] != whole[key]}

    def _is_symmetric(self) -> None:
        """compare(a, b) is the mirror of compare(b, a), in every mode."""
        for mode in Mode:
            there = {(c.id, c.current is None, c.desired is None, c.fields) for c in diff(*self._both(), BY_NAME, mode)}
            back = {
                (c.id, c.desired is None, c.current is None, c.fields) for c in diff(*self._both()[::-1], BY_NAME, mode)
            }
            with named("mirror"):
                assert there == back, there ^ back
        ones, others = (
            compared(*sides).differences for sides in ((self.after, self.before), (self.before, self.after))
        )
        with named("mirror"):
            assert bool(ones) == bool(others) == bool(self.changes)

    def _both(self) -> tuple[Catalog, Catalog]:
        return self.before.catalog, self.after.catalog

    def keeps_a_selection(self) -> None:
        """A plan of a closed selection applies, and leaves exactly the rest."""
        first = self.before.catalog
        choosing = Choosing(self.after, self.before)
        share = (0.2, 0.5, 0.8)[self.number % 3]
        for difference in choosing.comparison.differences:
            if not difference.is_implied and random.Random(f"{self.number} {difference.id}").random() < share:  # noqa: S311
                choosing.toggle([difference.id])
        left_out = frozenset(choosing.left_out)
        try:
            result = planned(choosing.source, choosing.target, choosing.selected)
        except Refused:
            self.lab.counts["selection refused"] += 1
            return
        with named("selection"):
            assert not by_hand(result.plan.manual), result.plan.manual
            try:
                self.here.apply(result.plan)
            except AssertionError as error:
                # What is left out and has to step aside is made again, unless its words mean nothing now.
                if {one.object for one in failed(error, result.plan) if one.reason} & left_out:
                    self.lab.counts["selection disproved"] += 1
                    return
                raise
            now = self.here.catalog()
            assert_equal(now, result.plan.expected, text(result.plan))
            changed = [change for change in diff(first, now, BY_NAME) if change.fields not in UNCHOSEN]
            touched = {change.id for change in changed} & left_out - set(result.added)
            assert not touched, f"{sorted(touched)} were left out\n{text(result.plan)}"

    def keeps_rows(self, copy: Side, world: World) -> None:
        """Rows survive unless a hazard says otherwise; a plan that rows stop has said so, and changed nothing."""
        for table in world.all("table"):
            for statement in table.seeds(world):
                copy.run(statement)
        rows, links, plan = copy.rows(), copy.families(), self.result.plan
        with named(ROWS):
            try:
                copy.apply(plan)
            except AssertionError as error:
                copy.session.execute("ROLLBACK")
                self._was_announced(error, plan)
                assert copy.rows() == rows
                return
            links += copy.families()
            renamed = _renamed_rows(rows, plan.renames, self.before.catalog)
            assert_kept(renamed, copy.rows(), losses(plan), links)

    def _was_announced(self, error: AssertionError, plan: Plan) -> None:
        cause = error.__context__
        assert isinstance(cause, psycopg.Error), error
        hazards = {hazard for one in failed(error, plan) for hazard in one.statement.hazards}
        # The statement ran without rows, so that its own syntax is right: hstore and ltree say 42601 of a value.
        is_about_rows = (cause.sqlstate or "")[:2] in {"22", "23"} or cause.sqlstate == "42601"
        # Before 16 hstore says XX000 of a value that it cannot read.
        is_about_rows |= cause.sqlstate == "XX000" and str(cause).startswith(_NO_HSTORE)
        is_about_rows |= cause.sqlstate == "0A000" and not self.lab.has_xml and "XML" in str(cause)
        assert is_about_rows, f"{error}\n{hazards}"
        assert hazards & MAY_FAIL, f"no hazard says that this may fail\n{error}\n{hazards}"
        self.lab.counts["stopped by rows"] += 1

    def builds_from_export(self, copy: Side) -> None:
        """What export writes builds the same."""
        laid = export._laid(self.after.catalog, frozenset())
        assert dict(export._files(laid, export._WRITTEN)) == dict(export._files(laid, export._WRITTEN))
        script = "".join(f"{statement.sql};\n" for sheet in laid.sheets for statement in sheet.statements)
        with named(EXPORT):
            assert not by_hand(laid.manual), laid.manual
            try:
                copy.run(export._SETTINGS + script)
            except psycopg.Error as error:
                raise AssertionError(f"{error}\n{script}") from None
            assert_equal(copy.catalog(), self.after.catalog, script)

    def goes_there_and_back(self) -> None:
        """The plan makes the one like the other, by our own and by pg_dump's eyes; the way back takes it back."""
        result = self.result
        assert result.rollback is not None
        with named("apply"):
            self.here.apply(result.plan)
        with named("applied"):
            self._is_now(self.after, self.dumps[1], result.plan)
        with named("rollback"):
            self.here.apply(result.rollback)
        with named("rolled back"):
            self._is_now(self.before, self.dumps[0], result.rollback)

    def _is_now(self, wanted: Database, dump: Dump | None, plan: Plan) -> None:
        assert_equal(self.here.catalog(), wanted.catalog, text(plan))
        if dump is None:
            return
        got = self.here.dump()
        if not got.is_same(dump):
            newest = self.lab.newest
            got, dump = newest.reloaded(got), newest.reloaded(dump)
        assert got.is_same(dump), f"pg_dump sees:\n{got.differences(dump)}\n\nafter\n\n{text(plan)}"

    def is_the_same_on(self, other: Place, script: str) -> None:
        """The same script is the same on another version."""
        with named(VERSIONS), other.database(script) as side:
            found = side.catalog()
            for pair in ((found, self.after.catalog), (self.after.catalog, found)):
                changes = [c for c in diff(*aligned(*pair, BY_NAME), BY_NAME, Mode.STRICT) if not is_own(c)]
                assert not changes, "\n".join(map(describe, changes))


def failed(error: AssertionError, plan: Plan) -> list[Planned]:
    """Return the steps of the statement that failed."""
    statement = str(error).partition("\n\n")[2].partition(";\n\nin\n\n")[0]
    return [one for one in plan.statements if one.statement.sql == statement]


def by_hand(manual: tuple[str, ...]) -> list[str]:
    """Return what is left to the user, but for secrets, and for what initdb wrote: those pgsync never reads."""
    return [sentence for sentence in manual if not sentence.startswith(("user mapping ", "system comment "))]


def database(side: Side) -> Database:
    """Return a database as a command reads it."""
    catalog = side.catalog()
    return Database(side.target, describe_server(side.session), catalog)


def prepared_pair(before: Database, after: Database) -> tuple[Catalog, Catalog]:
    """Return the catalogs that are compared."""
    return before.catalog, after.catalog


def assert_equal(got: Catalog, wanted: Catalog, after: str = "") -> None:
    """Fail unless two catalogs have no difference that counts, either way."""
    left = [describe(change) for change in diff(got, wanted, BY_NAME)]
    back = [describe(change) for change in diff(wanted, got, BY_NAME)]
    assert not left + back, "\n".join(["differences are left:", *left, *back, "", "after", "", after])


def is_own(change: Change) -> bool:
    """Tell whether a difference comes from the server."""
    return bool(change.fields) and {(change.id.kind, name) for name in change.fields} <= OWN


@contextmanager
def named(name: str) -> Iterator[None]:
    """Say which property it is that does not hold."""
    try:
        yield
    except Broken:
        raise
    except Exception as error:
        raise Broken(name, f"{type(error).__name__}: {error}") from error
