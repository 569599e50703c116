"""Names: usual, reserved, of mixed case, hostile, and as long as they may be."""

from generated.schema import Draw, Slot

PLAIN = tuple(
    "id name code total note owner_id state created kind amount items orders people events log ref tag".split()
)
RESERVED = tuple("select user table order group check default primary old new all any both array end value".split())
HOSTILE = (
    "Mixed Case", 'quo"te', "semi;colon", "it's", "a.b", "--comment", "/*open", "*/close", "dollar$$", "$1",
    "back\\slash",
    "per%cent", "ünïcode", "ИМЯ", "名前", " blank ", "new\nline", "tab\tstop", "1st", "A", "a", '"', "'", "\\",
    "{0}", ":name",
    "%s", "x" * 63, "ä" * 31 + "b", "y" * 62, "(a, b)", "[]", "_t", "oid", "t_pkey", "NULL", "true",
    "pg_temp", "public",
)  # fmt: skip


def draw_name(draw: Draw, space: Slot, taken: frozenset[Slot]) -> str:
    """Return a name that is free in its space; with a number where all that were drawn are not."""
    pool = HOSTILE if draw.chance(25) else RESERVED if draw.chance(15) else PLAIN
    name = draw.pick(pool)
    number = 1
    found = name
    while (*space, found) in taken:
        number += 1
        found = f"{name[:28]}{number}"
    return found
