"""Settings of functions, databases and roles: the SET clause for what the catalogs keep as "name=value"."""

from collections.abc import Iterable, Iterator

from pgsync.kinds.common import SECRET_NAMES, secret_mark
from pgsync.model.sql import literal, quote

SECRET = "a secret, marked "  # noqa: S105 - what stands in the place of one

# Settings whose value is a list: each element is quoted, not the whole (GUC_LIST_QUOTE).
_LISTS = frozenset(
    """search_path temp_tablespaces session_preload_libraries shared_preload_libraries local_preload_libraries
    unix_socket_directories oauth_validator_libraries output_plugin_libraries""".split()
)


def masked(setting: str) -> str:
    """Return SQL for "name=value"; of an extension's or application's setting that is secret by its name only a mark.

    setting: an SQL expression.
    """
    name = f"split_part({setting}, '=', 1)"
    return f"""CASE WHEN {name} LIKE '%.%' AND {name} ~* '{SECRET_NAMES}'
               THEN {name} || '={SECRET}' || {secret_mark(setting)} ELSE {setting} END"""


def is_secret(text: str) -> bool:
    """Tell whether only a mark of a setting was read."""
    return text.partition("=")[2].startswith(SECRET)


def secrets_by_hand(before: Iterable[str], after: Iterable[str], words: str) -> Iterator[str]:
    """Return the statements that set what is secret, without the value; words: ALTER ROLE name."""
    known = set(before)
    for text in after:
        if is_secret(text) and text not in known:
            yield f"{words} SET {quote_setting(text.partition('=')[0])} TO '...'"


def set_clause(text: str) -> str:
    """Return SET name TO value; the elements of a list are quoted one by one."""
    name, _, value = text.partition("=")
    if name in _LISTS:
        return f"SET {quote_setting(name)} TO {', '.join(map(literal, _elements(value))) or literal('')}"
    return f"SET {quote_setting(name)} TO {literal(value)}"


def quote_setting(name: str) -> str:
    """Return a setting's name: dots separate its parts."""
    return ".".join(map(quote, name.split(".")))


def _elements(value: str) -> list[str]:
    """Split a list setting as SplitGUCList does: by commas, quoted elements unquoted."""
    found, position = [], 0
    while position < len(value):
        if value[position] in ", ":
            position += 1
        elif value[position] == '"':
            end = position + 1
            while value[end] != '"' or value[end + 1 : end + 2] == '"':
                end += 2 if value[end] == '"' else 1
            found.append(value[position + 1 : end].replace('""', '"'))
            position = end + 1
        else:
            end = value.find(",", position) % (len(value) + 1)
            found.append(value[position:end].strip())
            position = end
    return found


def set_elements(text: str) -> tuple[str, str]:
    """Return name and value of a setting, a list with one spelling for its separators and quotes."""
    name, _, value = text.partition("=")
    return (name, ", ".join(map(quote, _elements(value)))) if name in _LISTS else (name, value)


def normal_settings(settings: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return the settings of a routine, whose order means nothing."""
    return frozenset(map(set_elements, settings))
