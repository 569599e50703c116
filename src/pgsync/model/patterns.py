"""Patterns for names: * and ?, and nothing else, as names of functions contain brackets."""

import re
from fnmatch import fnmatchcase

_BRACKET = re.compile(r"\[[*?[]]|\[")


def matches(pattern: str, name: str) -> bool:
    """Tell whether a name is one of a pattern's: * is any text, ? any character, [*] and [?] these themselves."""
    return fnmatchcase(name, _BRACKET.sub(lambda found: found[0] if len(found[0]) > 1 else "[[]", pattern))
