"""Triggers, event triggers and their functions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from generated.constraints import OfTable, family
from generated.expressions import draw_expr
from generated.names import draw_name
from generated.routines import Routine
from generated.schema import NOWHERE, Draw, Expr, Item, Ref, Slot, World, quoted, register
from generated.tables import columns_of, is_alone


@register
@dataclass(frozen=True, kw_only=True)
class TriggerFunction(Routine):
    """A function for triggers."""

    kind = "trigger function"
    body: str = "RETURN NULL;"
    for_events: bool = False

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        schema, name = cls.place(world, draw)
        body = draw.pick(("RETURN new;", "RETURN coalesce(new, old);", "IF true THEN RETURN new; END IF; RETURN old;"))
        for_events = like.for_events if like else draw.chance(20)
        return cls(
            key=world.next_key, schema=schema, name=name, body="RETURN;" if for_events else body, for_events=for_events
        )

    def is_valid(self, world: World) -> bool:
        """Tell whether the body suits the result."""
        return self.for_events == (self.body == "RETURN;")

    def cls_of(self, world: World, key: int) -> str:
        """Return what it is for."""
        return "event trigger function" if self.for_events else "trigger function"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE FUNCTION."""
        result = "event_trigger" if self.for_events else "trigger"
        body = f"$gen$ BEGIN {self.body} END $gen$"
        yield f"CREATE FUNCTION {world.reference(self.key)}() RETURNS {result} LANGUAGE plpgsql AS {body}"


@register
@dataclass(frozen=True, kw_only=True)
class Trigger(OfTable):
    """A trigger."""

    kind = "trigger"
    function: Ref = NOWHERE
    timing: str = "BEFORE"
    events: tuple[str, ...] = ("INSERT",)
    columns: tuple[Ref, ...] = ()
    level: str = "ROW"
    when: Expr | None = None
    arguments: tuple[str, ...] = ()
    constraint: str = ""
    transition: bool = False
    state: str = ""

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        functions = [one for one in world.all("trigger function") if not one.for_events]
        tables = [one for one in world.all("table", "view") if columns_of(world, one)]
        if not functions or not tables:
            return None
        table = world.items[like.table] if like else draw.pick(tables)
        is_view = table.kind == "view"
        timing = "INSTEAD OF" if is_view else draw.pick(("BEFORE", "AFTER"))
        level = "ROW" if is_view else draw.pick(("ROW", "ROW", "STATEMENT"))
        pool = ("INSERT", "UPDATE", "DELETE", *(("TRUNCATE",) if level == "STATEMENT" else ()))
        events = tuple(dict.fromkeys(draw.pick(pool) for _ in range(draw.number(1, 2))))
        trigger = cls(
            key=world.next_key, name=cls.free(world, draw, table), table=Ref(table.key),
            function=Ref(draw.pick(functions).key), timing=timing, level=level, events=events,
            arguments=draw.pick(((), (), ("x", "it's"))),
            state=draw.pick(("", "", "", "DISABLE", "ENABLE ALWAYS", "ENABLE REPLICA")) if not is_view else "",
        )  # fmt: skip
        return trigger._with_more(world, draw, table)

    def _with_more(self, world: World, draw: Draw, table: Item) -> Self:
        columns = [c for c in columns_of(world, table) if not getattr(c, "generated", None)]
        when = None
        if self.level == "ROW" and table.kind == "table" and draw.chance(35):
            when = draw_expr(world, draw, columns, frozenset({"bool"}))
        used = tuple(dict.fromkeys(Ref(draw.pick(columns).key) for _ in range(2))) if columns else ()
        return replace(
            self,
            when=when,
            columns=used if self.events == ("UPDATE",) and table.kind == "table" and draw.chance(50) else (),
            constraint=draw.pick((" DEFERRABLE", " DEFERRABLE INITIALLY DEFERRED", " NOT DEFERRABLE"))
            if self.timing == "AFTER" and self.level == "ROW" and draw.chance(40) else "",
            transition=draw.chance(60),
        )  # fmt: skip

    def is_valid(self, world: World) -> bool:
        """Tell whether its parts go together."""
        table = world.items[self.table]
        columns = {c.key for c in columns_of(world, table) if not getattr(c, "generated", None)}
        keys = {key for key, _ in self.when.args if world.owners[key].kind != "function"} if self.when else set()
        if world.classes[self.function] != "trigger function" or not set(self.columns) | keys <= columns:
            return False
        if (table.kind == "view") != (self.timing == "INSTEAD OF"):
            return False
        if table.kind == "view" and (self.when or self.columns or self.level != "ROW" or self.state):
            return False
        if "TRUNCATE" in self.events and (self.level == "ROW" or self.columns):
            return False
        if self.columns and self.events != ("UPDATE",):
            return False
        if self.constraint and (self.timing != "AFTER" or self.level != "ROW"):
            return False
        if self.state and not is_alone(world, table):
            return False
        return not self.when or (self.level == "ROW" and self.when.is_valid(world))

    def slots(self, world: World) -> Iterable[Slot]:
        """Return its name among the triggers, and among the constraints if it is one."""
        yield from super().slots(world)
        if self.constraint:
            yield ("constraint", family(world, world.items[self.table]), self.name)

    def _transitions(self, world: World) -> str:
        table = world.items[self.table]
        fits = self.timing == "AFTER" and self.level == "STATEMENT" and len(self.events) == 1 and not self.columns
        if not self.transition or not fits or not is_alone(world, table) or "TRUNCATE" in self.events:
            return ""
        old, new = ' OLD TABLE AS "Old"', " NEW TABLE AS newer"
        return " REFERENCING" + {"INSERT": new, "DELETE": old}.get(self.events[0], old + new)

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE TRIGGER, and whether it fires."""
        events = " OR ".join(self.events)
        if self.columns:
            events += f" OF {', '.join(world.reference(key) for key in self.columns)}"
        row = "old." if "INSERT" not in self.events and self.events[0] == "DELETE" else "new."
        if len(self.events) > 1 and {"INSERT", "DELETE"} <= set(self.events):
            when = ""
        else:
            row = "old." if "DELETE" in self.events else row
            when = f" WHEN ({self.when.sql(world, row)})" if self.when else ""
        table, word = world.reference(self.table), "CONSTRAINT TRIGGER" if self.constraint else "TRIGGER"
        arguments = ", ".join("'" + one.replace("'", "''") + "'" for one in self.arguments)
        yield (
            f"CREATE {word} {quoted(self.name)} {self.timing} {events} ON {table}{self.constraint}"
            f"{self._transitions(world)} FOR EACH {self.level}{when}"
            f" EXECUTE FUNCTION {world.reference(self.function)}({arguments})"
        )
        if self.state:
            yield f"ALTER TABLE {table} {self.state} TRIGGER {quoted(self.name)}"


@register
@dataclass(frozen=True, kw_only=True)
class EventTrigger(Item):
    """An event trigger."""

    kind = "event trigger"
    function: Ref = NOWHERE
    event: str = "ddl_command_end"
    tags: tuple[str, ...] = ()
    state: str = ""

    @classmethod
    def make(cls, world: World, draw: Draw, like: Self | None = None) -> Self | None:
        """Return one."""
        functions = [one for one in world.all("trigger function") if one.for_events]
        if not functions:
            return None
        event = draw.pick(("ddl_command_end", "ddl_command_start", "sql_drop", "table_rewrite"))
        tags = draw.pick(((), ("CREATE TABLE",), ("ALTER TABLE", "DROP VIEW"))) if event.startswith("ddl") else ()
        return cls(
            key=world.next_key, name=draw_name(draw, (cls.kind,), world.taken), event=event, tags=tags,
            function=Ref(draw.pick(functions).key), state=draw.pick(("", "DISABLE", "ENABLE ALWAYS")),
        )  # fmt: skip

    def is_valid(self, world: World) -> bool:
        """Tell whether function, event and tags go together."""
        is_tagged = not self.tags or self.event.startswith("ddl")
        return is_tagged and world.classes[self.function] == "event trigger function"

    def sql(self, world: World) -> Iterable[str]:
        """Return CREATE EVENT TRIGGER."""
        tags = f" WHEN TAG IN ({', '.join(repr(tag) for tag in self.tags)})" if self.tags else ""
        me = quoted(self.name)
        yield f"CREATE EVENT TRIGGER {me} ON {self.event}{tags} EXECUTE FUNCTION {world.reference(self.function)}()"
        if self.state:
            yield f"ALTER EVENT TRIGGER {me} {self.state}"
