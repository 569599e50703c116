"""pgsync conn: add, list, test, show, edit, rename, remove and choose connections; import and grants stand apart."""

import json
import sys
from dataclasses import asdict, replace
from typing import Annotated, Any, Literal

import typer

from pgsync.app.connections import (
    Report,
    file_to_write,
    forget_connection,
    guessed_environment,
    rename,
    save_connection,
)
from pgsync.cli import common, conn_grants, conn_import
from pgsync.cli.completion import connection_names
from pgsync.cli.conn_address import address_values, changed_target, given_parameters, without_any, words_of
from pgsync.cli.context import Session
from pgsync.conninfo import ConnectionTarget, from_parameters, is_connection_string, parse
from pgsync.errors import ExitCode, PgsyncError, UsageError
from pgsync.store.edit import set_default
from pgsync.store.paths import shown

app = typer.Typer(
    help="Manage connections.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_ADDRESS_KEYS = (
    *("url", "host", "port", "dbname", "user", "service"),
    *("sslmode", "sslrootcert", "require_auth", "options"),
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The connection's name.", autocompletion=connection_names)]
Host = Annotated[str | None, typer.Option(help="Host name, address or socket directory.")]
Port = Annotated[int | None, typer.Option(min=1, max=65535, help="Port.")]
Database = Annotated[str | None, typer.Option("--dbname", "-d", help="Database.")]
User = Annotated[str | None, typer.Option("--user", "-U", help="Role.")]
Service = Annotated[str | None, typer.Option(help="A service of pg_service.conf.")]
SslMode = Annotated[str | None, typer.Option(metavar="MODE", help="As libpq's sslmode; verify-full elsewhere.")]
SslRootCert = Annotated[str | None, typer.Option(metavar="FILE", help="Certificate authority, or system.")]
SshHost = Annotated[
    str | None, typer.Option(metavar="HOST", help="Go through this host, as ssh knows it; --host is what it sees.")
]
RequireAuth = Annotated[
    str | None,
    typer.Option(metavar="METHOD", help="Accept only this authentication: scram-sha-256 elsewhere; any."),
]
Env = Annotated[Literal["dev", "staging", "prod"] | None, typer.Option(help="What is at stake there.")]
ReadOnly = Annotated[bool | None, typer.Option("--read-only/--read-write", help="Refuse to make it a target.")]
PasswordStdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from stdin.")]
PasswordEnv = Annotated[str | None, typer.Option(metavar="VARIABLE", help="Variable with the password.")]
PasswordCommand = Annotated[
    str | None, typer.Option(metavar="COMMAND", help="Command that prints the password; no shell.")
]
Format = Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="text or json.")]


@app.command()
def add(
    ctx: typer.Context,
    name: Name,
    url: Annotated[str | None, typer.Argument(metavar="[URL]", help="postgresql://user@host/dbname")] = None,
    *,
    host: Host = None,
    port: Port = None,
    dbname: Database = None,
    user: User = None,
    service: Service = None,
    sslmode: SslMode = None,
    sslrootcert: SslRootCert = None,
    require_auth: RequireAuth = None,
    ssh_host: SshHost = None,
    env: Env = None,
    read_only: ReadOnly = None,
    password_stdin: PasswordStdin = False,
    password_env: PasswordEnv = None,
    password_command: PasswordCommand = None,
    for_user: Annotated[bool, typer.Option("--for-user", help="Save it for all of your projects.")] = False,
    test: Annotated[bool, typer.Option("--test/--no-test", help="Connect before saving.")] = True,
) -> int:
    """Test a connection and save it; its password goes to the keyring, never into a file."""
    session = Session.of(ctx)
    if name in session.settings.connections:
        raise UsageError(f'there is already a connection "{name}"', hint=f'Change it: "pgsync conn edit {name}".')
    parameters = given_parameters(
        host=host,
        port=port,
        dbname=dbname,
        user=user,
        service=service,
        sslmode=sslmode,
        sslrootcert=sslrootcert,
        require_auth=require_auth,
    )
    target = _described(session, name, url, parameters, ssh_host or "")
    values = address_values(target, as_url=url is not None) | {
        "env": env or guessed_environment(target),
        "read_only": read_only or None,
        "ssh_host": ssh_host,
        "password_env": password_env,
        "password_command": words_of(password_command),
    }
    return _save(session, target, values, for_user=for_user, password_stdin=password_stdin, test=test)


def add_connection(session: Session, name: str, url: str, *, test: bool) -> None:
    """Save a connection by its URL, tested or not, as `conn add NAME URL` does."""
    target = _described(session, name, url, {}, "")
    values = address_values(target, as_url=True) | {"env": guessed_environment(target)}
    _save(session, target, values, test=test)


@app.command()
def edit(
    ctx: typer.Context,
    name: Name,
    url: Annotated[str | None, typer.Argument(metavar="[URL]", help="A new address.")] = None,
    *,
    host: Host = None,
    port: Port = None,
    dbname: Database = None,
    user: User = None,
    service: Service = None,
    sslmode: SslMode = None,
    sslrootcert: SslRootCert = None,
    require_auth: RequireAuth = None,
    ssh_host: SshHost = None,
    env: Env = None,
    read_only: ReadOnly = None,
    password_stdin: PasswordStdin = False,
    password_env: PasswordEnv = None,
    password_command: PasswordCommand = None,
    test: Annotated[bool, typer.Option("--test/--no-test", help="Connect before saving.")] = True,
) -> int:
    """Change a connection; without options, ask for its password and save that."""
    session = Session.of(ctx)
    old = session.connections.resolve(_known(session, name))
    parameters = given_parameters(
        host=host,
        port=port,
        dbname=dbname,
        user=user,
        service=service,
        sslmode=sslmode,
        sslrootcert=sslrootcert,
        require_auth=require_auth,
    )
    target = changed_target(old, name, url, parameters)
    target = replace(target, ssh_host=old.ssh_host if ssh_host is None else ssh_host, is_named=True)
    values: dict[str, Any] = address_values(target, as_url=url is not None) if url or parameters else {}
    if values:
        values = dict.fromkeys(_ADDRESS_KEYS) | values
    if password_env or password_command:
        values |= {"password_env": password_env, "password_command": words_of(password_command)}
    values |= {"env": env} if env else {}
    values |= {"ssh_host": ssh_host or None} if ssh_host is not None else {}
    values |= {} if read_only is None else {"read_only": read_only or None}
    if not values and not password_stdin:
        target = replace(target, password=session.ask_secret(f"Password for {name}"))
    return _save(session, target, values, password_stdin=password_stdin, test=test)


@app.command("list")
def list_connections(ctx: typer.Context, output: Format = "text") -> None:
    """List the connections and the file each comes from."""
    session = Session.of(ctx)
    defaults = session.settings.defaults
    rows = []
    for name, settings in session.settings.connections.items():
        target = settings.target(name)
        path = session.configuration.file_of_connection(name)
        sides = [side for side in ("source", "target") if getattr(defaults, side) == name]
        rows.append(
            {
                "name": name,
                "address": target.address,
                "env": settings.env or "",
                "default": " and ".join(sides),
                "read_only": settings.read_only,
                "file": shown(path) if path else "",
            }
        )
    if output == "json":
        session.write(json.dumps(rows, indent=2))
    elif not rows:
        session.say("No connections yet. Add one: pgsync conn add local postgresql://user@localhost/dbname")
    else:
        from pgsync.ui.connections import connection_list

        common.show(session, connection_list(rows))


@app.command("test")
def check(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="All when none is named.", autocompletion=connection_names),
    ] = None,
    *,
    password_stdin: PasswordStdin = False,
    output: Format = "text",
) -> int:
    """Connect and show server, encryption, latency, role, rights and where the password came from."""
    session = Session.of(ctx)
    wanted = names or list(session.settings.connections)
    if not wanted:
        raise UsageError("there are no connections to test", hint='Add one: "pgsync conn add NAME URL".')
    if password_stdin:
        session.connections.give_password(wanted[0], _password_from_stdin())
    reports: list[Report] = []
    failures: list[tuple[str, PgsyncError]] = []
    for name in wanted:
        try:
            reports.append(session.connections.test(session.resolve(name)))
        except UsageError:
            raise
        except PgsyncError as error:
            if len(wanted) == 1:
                raise
            failures.append((name, error))
    if output == "json":
        session.write(json.dumps([_as_json(report) for report in reports], indent=2, default=str))
    else:
        for report in reports:
            _write_report(session, report)
    for name, failure in failures:
        session.say(f"{name}  error: {failure}")
    return ExitCode.ERROR if failures else ExitCode.OK


@app.command()
def show(ctx: typer.Context, name: Name, output: Format = "text") -> None:
    """Show how a connection is configured; nothing is connected to."""
    session = Session.of(ctx)
    settings = session.settings.connections[_known(session, name)]
    path = session.configuration.file_of_connection(name)
    values = {key: value for key, value in settings.model_dump().items() if value not in (None, {}, False)}
    values |= {"address": settings.target(name).address, "file": shown(path) if path else ""}
    if output == "json":
        session.write(json.dumps({"name": name} | values, indent=2))
        return
    session.write(name)
    _write_columns(session, [[f"  {key}", str(value)] for key, value in values.items()])


@app.command("rename")
def rename_connection(
    ctx: typer.Context,
    name: Name,
    new_name: Annotated[str, typer.Argument(metavar="NEW_NAME", help="The name it gets.")],
) -> None:
    """Give a connection another name."""
    session = Session.of(ctx)
    rename(session.configuration, _known(session, name), new_name)
    session.say(f"renamed {name} to {new_name}")


@app.command()
def remove(
    ctx: typer.Context,
    name: Name,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> int:
    """Remove a connection and its saved password."""
    session = Session.of(ctx)
    _known(session, name)
    if not yes and session.is_interactive and not session.confirm(f"Remove {name} and its saved password?"):
        return ExitCode.REFUSED
    problem = forget_connection(session.configuration, name)
    session.say(f"removed {name}")
    if problem:
        session.say(f"warning: {problem}")
    return ExitCode.OK


@app.command()
def default(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A connection's name.")] = None,
    *,
    source: Annotated[bool, typer.Option("--source", help="Make it the default source.")] = False,
    target: Annotated[bool, typer.Option("--target", help="Make it the default target.")] = False,
) -> None:
    """Choose the source or target of commands that name none; without NAME, show both."""
    session = Session.of(ctx)
    if name is None:
        for side in ("source", "target"):
            session.write(f"{side}  {getattr(session.settings.defaults, side) or '-'}")
        return
    if source == target:
        raise UsageError("source or target?", hint=f"pgsync conn default {name} --source, or --target.")
    if not is_connection_string(name):
        _known(session, name)
    side = "source" if source else "target"
    set_default(file_to_write(session.configuration), side, name)
    session.say(f"default {side} is now {name}")


app.command("import")(conn_import.command)
app.command("grants")(conn_grants.command)


def _described(
    session: Session, name: str, url: str | None, parameters: dict[str, str], ssh_host: str
) -> ConnectionTarget:
    """Return the new connection; on a terminal, ask for what no option says."""
    if url is not None and parameters.keys() - {"sslmode", "sslrootcert", "require_auth"}:
        raise UsageError("give a URL or the options, not both")
    if url is not None:
        parameters = parse(url).parameters() | parameters
    elif not parameters:
        if not session.is_interactive:
            raise UsageError("no address given", hint=f"pgsync conn add {name} postgresql://user@host/dbname")
        parameters["host"] = session.ask("Host", "localhost")
        parameters["port"] = session.ask("Port", "5432")
        parameters["dbname"] = session.ask("Database", "postgres")
        parameters["user"] = session.ask("Role", "postgres")
    target = from_parameters(parameters, name)
    if (ssh_host or not target.is_local) and not target.service:
        parameters.setdefault("require_auth", "scram-sha-256")
    return replace(from_parameters(without_any(parameters), name), ssh_host=ssh_host, is_named=True)


def _save(
    session: Session,
    target: ConnectionTarget,
    values: dict[str, Any],
    *,
    for_user: bool = False,
    password_stdin: bool = False,
    test: bool = True,
) -> int:
    """Test, then write the file and the keyring."""
    if password_stdin:
        target = replace(target, password=_password_from_stdin())
    if test:
        if target.password is not None:
            session.connections.give_password(target.name, target.password)
        report = session.connections.test(target)
        _write_report(session, report)
    path = session.configuration.file_of_connection(target.name) or file_to_write(
        session.configuration, is_for_user=for_user
    )
    problem = save_connection(path, target, values)
    session.say(f"saved {target.name} in {shown(path)}")
    if problem:
        session.say(f"warning: {problem}")
    return ExitCode.OK


def _known(session: Session, name: str) -> str:
    """Return the name of a configured connection; raises UsageError for any other."""
    if name not in session.settings.connections:
        session.connections.resolve(name)
        raise UsageError(f'"{name}" is no configured connection')
    return name


def _password_from_stdin() -> str:
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise UsageError("stdin holds no password")
    return password


def _as_json(report: Report) -> dict[str, Any]:
    return {
        "name": report.target.name,
        "address": report.target.address,
        "server": asdict(report.server),
        "role": asdict(report.role),
        "tls": None if report.tls is None else asdict(report.tls) | {"is_verified": report.tls.is_verified},
        "missing_grants": dict(report.missing),
        "cannot_apply": report.obstacle or None,
        "password_from": report.password_origin,
    }


def _write_report(session: Session, report: Report) -> None:
    from pgsync.ui.connections import connection_report

    common.show(session, connection_report(report))


def _write_columns(session: Session, rows: list[list[str]]) -> None:
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    for row in rows:
        session.write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
