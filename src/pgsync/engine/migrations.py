"""A plan in the words of migration tools: the text of their files, up and down.

Sources: the documentation of Flyway ("Migrations", "Script configuration"), dbmate ("Migration options"),
golang-migrate ("MIGRATIONS.md" and its PostgreSQL driver), Supabase's CLI, Alembic ("autocommit_block") and Rails
(ActiveRecord::Migration, disable_ddl_transaction!).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest

from pgsync.engine.script import step_comment
from pgsync.model.plan import Batch
from pgsync.model.sql import comment_safe
from pgsync.plain import dataclass

# What the statements mean depends on these; the tool's own statements in the same transaction need its own search_path.
_BEGIN = (
    "SELECT pg_catalog.set_config('pgsync.search_path', pg_catalog.current_setting('search_path'), true);",
    "SET LOCAL search_path = pg_catalog, pg_temp;",
    "SET LOCAL check_function_bodies = off;",
)
_END = ("SELECT pg_catalog.set_config('search_path', pg_catalog.current_setting('pgsync.search_path'), true);",)
_NOTHING = "-- Nothing to do here."
_NO_WAY_BACK = "pgsync could not plan the way back"


@dataclass(frozen=True, slots=True)
class Stage:
    """What one migration does: at most one transaction, or one statement outside of any, each way.

    up, down: None where there is nothing to do. is_final: the way back could not be planned.
    """

    up: Batch | None
    down: Batch | None
    is_final: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the files say of themselves. version: of this migration; before: of the one before it, None for none.

    name: in_lower_case. heading: comments. rails: the release that migrations are written for. lock_timeout: seconds.
    """

    version: str
    before: str | None
    name: str
    heading: Sequence[str]
    lock_timeout: float
    rails: str = "7.1"


def stages(up: Sequence[Batch], down: Sequence[Batch] | None) -> list[Stage]:
    """Return the migrations of a plan in their order, one for each of its transactions.

    Taken back from the last to the first, they do the way back in its own order.
    """
    if down is None:
        return [Stage(batch, None, is_final=True) for batch in up]
    pairs = list(zip_longest(reversed(up), down))
    return [Stage(forward, back) for forward, back in reversed(pairs)]


def files(tool: str, stage: Stage, labels: Labels) -> Mapping[str, str]:
    """Return name and text of the files of one migration; raises KeyError for a tool that is not in TOOLS."""
    return dict(TOOLS[tool](stage, labels))


def _flyway(stage: Stage, labels: Labels) -> Iterator[tuple[str, str]]:
    for prefix, batch in (("V", stage.up), ("U", stage.down)):
        if prefix == "U" and stage.is_final:
            continue
        name = f"{prefix}{labels.version}__{labels.name}.sql"
        yield name, _text([*_comments(labels), "", *_plain(batch, labels)])
        if batch is not None and not batch.transactional:
            yield f"{name}.conf", "executeInTransaction=false\n"


def _dbmate(stage: Stage, labels: Labels) -> Iterator[tuple[str, str]]:
    lines = [*_comments(labels)]
    for word, batch in (("up", stage.up), ("down", stage.down)):
        alone = "" if batch is None or batch.transactional else " transaction:false"
        body = [f"-- {_NO_WAY_BACK}."] if word == "down" and stage.is_final else _plain(batch, labels)
        lines += ["", f"-- migrate:{word}{alone}", *body]
    yield f"{labels.version}_{labels.name}.sql", _text(lines)


def _golang(stage: Stage, labels: Labels) -> Iterator[tuple[str, str]]:
    for word, batch in (("up", stage.up), ("down", stage.down)):
        if word == "down" and stage.is_final:
            continue
        body = list(_plain(batch, labels))
        if batch is not None and batch.transactional:
            body = ["BEGIN;", *body, "", "COMMIT;"]
        yield f"{labels.version}_{labels.name}.{word}.sql", _text([*_comments(labels), "", *body])


def _supabase(stage: Stage, labels: Labels) -> Iterator[tuple[str, str]]:
    if stage.up is not None:
        yield f"{labels.version}_{labels.name}.sql", _text([*_comments(labels), "", *_plain(stage.up, labels)])


def _alembic(stage: Stage, labels: Labels) -> Iterator[tuple[str, str]]:
    lines = [f'"""{" ".join(labels.name.split("_"))}', "", *(_python_safe(line) for line in labels.heading), '"""', ""]
    lines += ["from alembic import op", "", f'revision = "{labels.version}"']
    before = "None" if labels.before is None else f'"{labels.before}"'
    lines += [f"down_revision = {before}", "branch_labels = None", "depends_on = None", ""]
    lines += ["", "def run(sql):", "    op.get_bind().execution_options(no_parameters=True).exec_driver_sql(sql)"]
    for word, batch in (("upgrade", stage.up), ("downgrade", stage.down)):
        lines += ["", "", f"def {word}():"]
        if word == "downgrade" and stage.is_final:
            lines.append(f'    raise NotImplementedError("{_NO_WAY_BACK}")')
        elif batch is None:
            lines.append("    pass")
        else:
            lines += _alembic_calls(batch, labels)
    yield f"{labels.version}_{labels.name}.py", _text(lines)


def _alembic_calls(batch: Batch, labels: Labels) -> Iterator[str]:
    indent = "    " if batch.transactional else "        "
    if not batch.transactional:
        yield "    with op.get_context().autocommit_block():"
    for comment, sql in _statements(batch, labels):
        yield from [f"{indent}# {comment}"] if comment else []
        text = sql.replace("\\", "\\\\").replace('"', '\\"')
        yield f'{indent}run("""{text}""")'


def _rails(stage: Stage, labels: Labels) -> Iterator[tuple[str, str]]:
    lines = [f"# {comment_safe(line)}" for line in labels.heading]
    name = "".join(part[:1].upper() + part[1:] for part in labels.name.split("_"))
    lines.append(f"class {name} < ActiveRecord::Migration[{labels.rails}]")
    is_alone = any(batch is not None and not batch.transactional for batch in (stage.up, stage.down))
    if is_alone:
        lines += ["  disable_ddl_transaction!", ""]
    for word, batch in (("up", stage.up), ("down", stage.down)):
        lines.append(f"  def {word}")
        if word == "down" and stage.is_final:
            lines.append("    raise ActiveRecord::IrreversibleMigration")
        elif batch is not None:
            lines += _rails_calls(batch, labels, is_alone=is_alone)
        lines += ["  end", ""] if word == "up" else ["  end"]
    yield f"{labels.version}_{labels.name}.rb", _text([*lines, "end"])


def _rails_calls(batch: Batch, labels: Labels, *, is_alone: bool) -> Iterator[str]:
    """Return the calls; is_alone: Rails begins no transaction, so that one that is needed begins here."""
    begins = is_alone and batch.transactional
    yield from ["    transaction do"] if begins else []
    for comment, sql in _statements(batch, labels):
        mark = "SQL"
        while any(line.strip() == mark for line in sql.splitlines()):
            mark += "_"
        yield from [f"    # {comment}"] if comment else []
        yield from (f"    execute(<<-'{mark}')", sql, f"    {mark}")
    yield from ["    end"] if begins else []


TOOLS: Mapping[str, Callable[[Stage, Labels], Iterator[tuple[str, str]]]] = {
    "flyway": _flyway,
    "dbmate": _dbmate,
    "golang-migrate": _golang,
    "supabase": _supabase,
    "alembic": _alembic,
    "rails": _rails,
}


def _plain(batch: Batch | None, labels: Labels) -> Iterator[str]:
    """Return the lines of SQL; a statement outside of any transaction stands alone, with no setting beside it."""
    if batch is None:
        yield _NOTHING
        return
    for number, (comment, sql) in enumerate(_statements(batch, labels)):
        if comment:
            yield from ["", f"-- {comment}"] if number else [f"-- {comment}"]
        yield f"{sql};"


def _statements(batch: Batch, labels: Labels) -> Iterator[tuple[str, str]]:
    """Return each statement without its semicolon, with what is to be said of it."""
    if batch.transactional:
        yield from (("", sql.removesuffix(";")) for sql in _BEGIN)
        yield "", f"SET LOCAL lock_timeout = '{round(labels.lock_timeout * 1000)}ms'"
    for planned in batch.statements:
        yield comment_safe(step_comment(planned)), planned.statement.sql
    if batch.transactional:
        yield from (("", sql.removesuffix(";")) for sql in _END)


def _comments(labels: Labels) -> Iterator[str]:
    return (f"-- {comment_safe(line)}" for line in labels.heading)


def _python_safe(line: str) -> str:
    return comment_safe(line).replace("\\", "\\\\").replace('"', "'")


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"
