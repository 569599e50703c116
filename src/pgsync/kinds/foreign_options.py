"""Options of foreign data wrappers and what belongs to them: OPTIONS (...), text[] of "key=value"."""

from collections.abc import Iterator

from pgsync.model.sql import literal, quote

Options = tuple[str, ...]


def options_list(options: Options) -> str:
    """Return the options as they stand between the brackets of OPTIONS: key 'value'."""
    return ", ".join(f"{quote(k)} {literal(v)}" for k, _, v in (o.partition("=") for o in options))


def options_words(options: Options) -> str:
    """Return OPTIONS (...) for the end of a CREATE statement; nothing for no options."""
    return f" OPTIONS ({options_list(options)})" if options else ""


def option_changes(before: Options, after: Options) -> str:
    """Return the ADD, SET and DROP from one set of options to the other; SET of a missing one fails."""
    return ", ".join(_changes(before, after))


def _changes(before: Options, after: Options) -> Iterator[str]:
    old = dict(o.partition("=")[::2] for o in before)
    new = dict(o.partition("=")[::2] for o in after)
    yield from (f"DROP {quote(key)}" for key in old if key not in new)
    yield from (f"SET {quote(k)} {literal(v)}" for k, v in new.items() if k in old and old[k] != v)
    yield from (f"ADD {quote(k)} {literal(v)}" for k, v in new.items() if k not in old)
