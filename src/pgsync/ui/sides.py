"""Source and target: which databases they are, and which way the changes go."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from pgsync.text import clean_line
from pgsync.ui.environments import connection_style, environment_label

if TYPE_CHECKING:
    from pgsync.app.catalogs import Database

_UNKNOWN = 12  # columns and catalogs that a warning lists


def sides(source: "Database", target: "Database", width: int) -> Iterator[Text]:
    """Return the two lines that say what is compared with what, remarks in a line of their own if need be."""
    both = (source, target)
    is_named = source.target.is_named or target.target.is_named
    names = max(len(database.short_name) for database in both) if is_named else 0
    places = max(len(database.address) for database in both)
    for word, database in (("source", source), ("target", target)):
        name = clean_line(database.short_name).ljust(names) + "  " if is_named else ""
        place = clean_line(database.address).ljust(places)
        style = connection_style(database.target.environment)
        line = Text.assemble((f"{word}  ", "dim"), (name, style), place, f"  PostgreSQL {database.info.version}")
        remarks = _remarks(database, is_target=word == "target")
        fits = line.cell_len + 2 + remarks.cell_len <= width
        yield Text.assemble(line, "  " if fits else f"\n{' ' * 8}", remarks) if remarks else line
    for database in both:
        if database.silent:
            aspects = " and ".join(sorted(map(str, database.silent)))
            yield Text(f"{clean_line(database.name)} says nothing of {aspects}, which are not compared", style="dim")


def unknowns(*databases: "Database") -> Iterator[Text]:
    """Return a warning for each table whose rows are not compared, and for each server that is newer than pgsync."""
    for database in databases:
        for sentence in database.unread:
            yield Text.assemble(
                ("! rows not compared: ", "bold yellow"), clean_line(f"{sentence} ({database.short_name})")
            )
    for database in databases:
        if database.unknown:
            named = ", ".join(database.unknown[:_UNKNOWN])
            more = f", … and {len(database.unknown) - _UNKNOWN:,} more" if len(database.unknown) > _UNKNOWN else ""
            yield Text.assemble(
                (f"! PostgreSQL {database.info.version} has what pgsync does not know: ", "bold yellow"),
                clean_line(f"{named}{more}"),
                "; differences in it are not seen.",
            )


def direction(source: "Database", target: "Database") -> tuple[str, str]:
    """Return what the two sides are called in "would make PROD look like LOCAL"."""
    words = [_word(database) for database in (source, target)]
    if words[0] == words[1]:
        words = [source.address, target.address]
    return words[0], words[1]


def _word(database: "Database") -> str:
    if database.file is not None:
        return database.name if database.is_sql else database.file.name
    return database.name.upper() if database.target.is_named else database.info.database


def _remarks(database: "Database", *, is_target: bool) -> Text:
    remarks: list[Text] = []
    if database.target.environment is not None:
        remarks.append(environment_label(database.target.environment))
    if database.info.is_standby:
        remarks.append(Text("standby", style="yellow"))
    remarks += [Text("read-only session", style="dim")] if is_target and database.file is None else []
    return Text(", ").join(remarks)
