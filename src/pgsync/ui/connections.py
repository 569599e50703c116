"""Connections as a table, and everything that testing one found."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pgsync.text import clean_line
from pgsync.ui.environments import connection_label, connection_style, environment_label

if TYPE_CHECKING:
    from rich.style import Style

    from pgsync.app.connections import Report
    from pgsync.server.connect import ServerInfo
    from pgsync.server.role import RoleInfo
    from pgsync.server.tls import Tls

_SOON = 30  # days before a certificate's end


def connection_list(rows: Sequence[Mapping[str, object]]) -> Iterator[RenderableType]:
    """Return one line for each connection: name, address, environment, what it is the default of, file."""
    keys = ("name", "address", "env", "default", "file")
    cells = [{key: clean_line(str(row[key])) for key in keys} for row in rows]
    for cell, row in zip(cells, rows, strict=True):
        cell["default"] = ", ".join(filter(None, (cell["default"], "read-only" if row["read_only"] else "")))
    widths = {key: max(cell_len(cell[key]) for cell in cells) for key in keys}
    for cell in cells:
        styles: dict[str, str | Style] = {"name": connection_style(cell["env"]), "file": "dim"}
        styles["env"] = environment_label(cell["env"]).style if cell["env"] else ""
        padded = [Text(cell[key] + " " * (widths[key] - cell_len(cell[key])), styles.get(key, "")) for key in keys]
        line = Text("  ").join(padded)
        line.rstrip()
        line.no_wrap, line.overflow = True, "ignore"
        yield line


def connection_report(report: "Report") -> Iterator[RenderableType]:
    """Return everything that testing a connection found."""
    target = report.target
    heading = [connection_label(target.name, target.environment)]
    heading += [Text(clean_line(target.address))] if target.address != target.name else []
    heading += [environment_label(target.environment)] if target.environment is not None else []
    yield Text("  ").join(heading)
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for word, text in _lines(report):
        grid.add_row(f"  {word}", text)
    yield grid


def _lines(report: "Report") -> Iterator[tuple[str, Text | str]]:
    yield "server", f"PostgreSQL {report.server.version}, {_kind(report.server)}"
    if report.target.ssh_host:
        yield "tunnel", clean_line(f"SSH through {report.target.ssh_host}")
    yield "encrypted", _encryption(report)
    if report.tls is not None and report.tls.expires is not None:
        yield "certificate", _certificate(report.tls, report.tls.expires)
    yield "latency", f"{report.server.latency * 1000:.1f} ms"
    yield "role", clean_line(f"{report.server.role}: {_rights(report.role)}")
    yield "may", _abilities(report)
    yield "password", clean_line(report.password_origin)


def _kind(server: "ServerInfo") -> str:
    kind = "standby, nothing can be changed" if server.is_standby else "primary"
    kind += ", read-only by setting" if server.is_read_only else ""
    return kind + (", behind a pooler: apply needs a direct connection" if server.is_pooled else "")


def _rights(role: "RoleInfo") -> str:
    rights = [
        "superuser" if role.is_superuser else "",
        "may create schemas" if role.may_create else "may not create schemas",
        "may create databases" if role.may_create_databases else "",
        "bypasses row security" if role.bypasses_row_security and not role.is_superuser else "",
        f"member of {', '.join(role.member_of)}" if role.member_of else "",
    ]
    return ", ".join(filter(None, rights))


def _encryption(report: "Report") -> Text:
    tls = report.tls
    if tls is None:
        is_near = report.target.is_loopback
        return Text(
            "no" + (", and need not be: it stays on one machine" if is_near else ""), "" if is_near else "yellow"
        )
    how = " ".join(filter(None, (tls.protocol, tls.cipher))) or "yes"
    if tls.is_verified:
        return Text(f"{how}, server verified ({tls.sslmode})")
    verified = Text(
        f"the server is not verified (sslmode={tls.sslmode})", "" if report.target.is_loopback else "yellow"
    )
    return Text.assemble(f"{how}, ", verified)


def _certificate(tls: "Tls", expires: datetime) -> Text:
    days = (expires - datetime.now(UTC)).days
    issued = f", issued by {tls.issuer}" if tls.issuer else ""
    text = f"{tls.subject or 'no name'}{issued}, until {expires:%Y-%m-%d}"
    return Text(
        clean_line(text + (f", {days} days from now" if days < _SOON else "")), "yellow" if days < _SOON else ""
    )


def _abilities(report: "Report") -> str:
    """Return what of explore, compare and apply the role may do here."""
    able = ["explore", "compare", "plan"]
    lacking = {purpose: len(grants) for purpose, grants in report.missing.items() if grants}
    if "explore --sample" not in lacking:
        able[0] = "explore with samples"
    if report.obstacle:
        return f"{', '.join(able)}; not apply: {report.obstacle}"
    if "apply" not in lacking:
        return f"{', '.join([*able, 'apply'])}"
    return f"{', '.join(able)}; apply only in part: {lacking['apply']} grants are missing" + (
        f" (pgsync conn grants {report.target.name})" if report.target.is_named else ""
    )
