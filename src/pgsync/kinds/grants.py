"""From one set of grants to another: what GRANT and REVOKE must say, for lists that are no satellites."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pgsync.kinds.acl import OWNER, Grant, contracted, expanded
from pgsync.model.sql import quote
from pgsync.model.statements import Hazard

Grants = frozenset[Grant]


class GrantChange(NamedTuple):
    """One GRANT or REVOKE for one grantee. `privileges` are its words up to ON, `grantee` those after."""

    privileges: str
    grantee: str
    hazard: Hazard

    def on(self, words: str) -> str:
        """Return the statement for an object."""
        return f"{self.privileges} ON {words} {self.grantee}"


def grant_changes(before: Grants, after: Grants, kind: str, owner: str, version: int) -> Iterator[GrantChange]:
    """Take away what is too much, then give what is missing."""
    had = {(g.grantee, g.privilege): g for g in expanded(before, kind, version)}
    wanted = {(g.grantee, g.privilege): g for g in expanded(after, kind, version)}
    gone = [g._replace(grantable=False) for key, g in had.items() if key not in wanted]
    less = [g._replace(grantable=False) for key, g in had.items() if g.grantable and _is_kept(wanted.get(key))]
    more = [g for key, g in wanted.items() if key not in had or (g.grantable and not had[key].grantable)]
    for verb, grants in (("REVOKE", gone), ("REVOKE GRANT OPTION FOR", less), ("GRANT", more)):
        yield from _worded(verb, contracted(grants, kind, version), owner)


def _is_kept(wanted: Grant | None) -> bool:
    return wanted is not None and not wanted.grantable


def _worded(verb: str, grants: Iterable[Grant], owner: str) -> Iterator[GrantChange]:
    grouped: dict[tuple[str, bool], set[str]] = {}
    for grant in grants:
        grouped.setdefault((grant.grantee, grant.grantable), set()).add(grant.privilege)
    for (grantee, grantable), privileges in sorted(grouped.items()):
        who = quote(owner if grantee == OWNER else grantee) if grantee else "PUBLIC"
        to, hazard = ("TO", Hazard.SEC_GRANT_WIDER) if verb == "GRANT" else ("FROM", Hazard.SEC_GRANT_LOST)
        option = " WITH GRANT OPTION" if grantable else ""
        yield GrantChange(f"{verb} {', '.join(sorted(privileges))}", f"{to} {who}{option}", hazard)
