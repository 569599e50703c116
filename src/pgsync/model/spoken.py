"""How objects are called in messages: comment on column public.t.a, not comment column.public.t.a."""

from pgsync.model.identity import ObjectId

_LINKS = {"comment": "comment on", "owner": "owner of", "privilege": "privileges on"}

_OF_TABLE = 2  # parts of the path of several rows together: their table's


def spoken(id_: ObjectId) -> str:
    """Return an object's kind and name; a satellite's with its object's: owner of table public.orders."""
    if id_.kind == "row" and len(id_.path) <= _OF_TABLE:
        return f"rows of {id_.name}"
    link = _LINKS.get(id_.kind)
    return f"{link} {id_.path[0]} {'.'.join(id_.path[1:])}" if link else str(id_)


def within(id_: ObjectId, parent: ObjectId) -> str:
    """Return a part's name without its parent's: a column's own name, "" for a column's default."""
    if id_.kind in _LINKS:
        subject = ObjectId(id_.path[0], id_.path[1:])
        return "" if subject == parent else f"on {subject.kind} {within(subject, parent)}"
    if id_.path[: len(parent.path)] == parent.path:
        return ".".join(id_.path[len(parent.path) :])
    return id_.path[-1]
