"""Every setting of pgsync.toml: its type, its default and what it means."""

import difflib
import re
from fnmatch import fnmatchcase
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from pgsync.conninfo import ConnectionTarget, Environment, from_parameters, is_connection_string, parse
from pgsync.errors import ConfigError
from pgsync.model.own import HISTORY
from pgsync.model.statements import Hazard

_UNITS = {"ms": 0.001, "s": 1, "min": 60, "h": 3600}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|min|h)?")
_SIZE = re.compile(r"(\d+)\s*(kB|MB|GB|TB)?")
_SIZE_UNITS = {"": 0, "kB": 10, "MB": 20, "GB": 30, "TB": 40}
_PATTERN = re.compile(r"\S(?:.*\S)?")
_RENAME = re.compile(r"[a-z_ ]+:.+")


def seconds(value: object) -> float:
    """Return a duration in seconds: 5, "500ms", "5s", "2min", "1h"."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0:
        return float(value)
    found = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise ValueError('a duration is a number of seconds or a text such as "500ms", "5s", "2min"')
    return float(found[1]) * _UNITS[found[2] or "s"]


def size(value: object) -> int:
    """Return a size in bytes: 8192, "512kB", "10MB", "2GB"; units are powers of 1024, as in postgresql.conf."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    found = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise ValueError('a size is a number of bytes or a text such as "512kB", "10MB", "2GB"')
    return int(found[1]) << _SIZE_UNITS[found[2] or ""]


def automatic(value: object) -> bool | Literal["auto"]:
    """Return true, false or "auto"."""
    if isinstance(value, bool):
        return value
    if value == "auto":
        return "auto"
    raise ValueError('expected "auto", true or false')


Duration = Annotated[
    float,
    BeforeValidator(seconds),
    WithJsonSchema(
        {"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": f"^{_DURATION.pattern}$"}]}
    ),
]
Bytes = Annotated[
    int,
    BeforeValidator(size),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": f"^{_SIZE.pattern}$"}]}),
]
Automatic = Annotated[
    bool | Literal["auto"], PlainValidator(automatic), WithJsonSchema({"enum": ["auto", True, False]})
]
# What OpenSSH's client takes as a destination; never one of its options (CVE-2017-1000117 was that in git).
SSH_HOST = r"^(ssh://)?([A-Za-z0-9_][A-Za-z0-9_.+-]*@)?[A-Za-z0-9_.\[:\]][A-Za-z0-9_.:%\[\]-]*$"
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$")]


def _without_secret(url: str) -> str:
    try:
        target = parse(url)
    except ConfigError as error:
        raise ValueError(" ".join(filter(None, (error.message, error.detail)))) from None
    if target.password is not None or target.option("sslpassword") is not None:
        raise ValueError("a password has no place in this file; see: pgsync help credentials")
    return url


class Section(BaseModel):
    """A table of pgsync.toml: unknown keys are mistakes, values are not converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Defaults(Section):
    """[defaults]: the sides of a command that names none."""

    source: str | None = None
    target: str | None = None


class ConnectionSettings(Section):
    """[connections.NAME]: a url, a service, or host and port and the rest one by one."""

    url: str | None = None
    host: str | None = None
    port: Annotated[int, Field(ge=1, le=65535)] | None = None
    dbname: str | None = None
    user: str | None = None
    service: str | None = None
    sslmode: Literal["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] | None = None
    sslrootcert: str | None = None
    require_auth: str | None = None
    options: dict[str, str] = {}
    ssh_host: Annotated[str, Field(pattern=SSH_HOST)] | None = None
    env: Environment | None = None
    read_only: bool = False
    password_env: str | None = None
    password_command: Annotated[list[str], Field(min_length=1)] | None = None

    @field_validator("url")
    @classmethod
    def _is_valid_url(cls, url: str | None) -> str | None:
        return None if url is None else _without_secret(url)

    @model_validator(mode="after")
    def _names_one_place(self) -> "ConnectionSettings":
        parts = [key for key in ("host", "port", "dbname", "user", "service") if getattr(self, key) is not None]
        if self.url is not None and parts:
            raise ValueError(f"url stands alone; {parts[0]} is a part of it")
        if self.ssh_host is not None and (self.service is not None or "," in (self.host or "")):
            raise ValueError("ssh_host needs host = …, one host as the tunnel's end sees it, and no service")
        self.target("check")
        return self

    def target(self, name: str) -> ConnectionTarget:
        """Return what this connection describes, without a password; raises ValueError."""
        try:
            parameters = parse(self.url).parameters() if self.url else {}
            for key in ("host", "dbname", "user", "service", "sslmode", "sslrootcert", "require_auth"):
                value = getattr(self, key)
                parameters |= {} if value is None else {key: value}
            parameters |= self.options if self.port is None else self.options | {"port": str(self.port)}
            if "password" in parameters or "sslpassword" in parameters:
                raise ValueError("a password has no place in this file; see: pgsync help credentials")
            found = from_parameters(parameters, name)
        except ConfigError as error:
            raise ValueError(error.message) from None
        return ConnectionTarget(
            name=name,
            host=found.host,
            port=found.port,
            dbname=found.dbname,
            user=found.user,
            service=found.service,
            options=found.options,
            ssh_host=self.ssh_host or "",
            environment=self.env,
            read_only=self.read_only,
            is_named=True,
        )


class CompareSettings(Section):
    """[compare]: what counts as a difference."""

    mode: Literal["strict", "default", "lenient"] = "default"
    ignore: list[str] = []
    owners: bool = True
    privileges: bool = True
    comments: bool = True
    roles: bool = False
    large_objects: bool = False
    security_labels: bool = True
    storage: bool = True
    column_order: bool = True
    tablespaces: bool = True
    extension_versions: bool = True
    include_known: bool = False
    cache: Automatic = "auto"
    partitions: dict[str, Literal["managed", "ignore-children", "additive"]] = {}
    renames: dict[str, str] = {}
    map: dict[str, str] = {}
    map_roles: dict[str, str] = {}

    @field_validator("ignore")
    @classmethod
    def _are_patterns(cls, patterns: list[str]) -> list[str]:
        for pattern in patterns:
            if not _PATTERN.fullmatch(pattern):
                raise ValueError(f'"{pattern}" is no pattern such as "table:public.audit_*" or "public.*"')
        return patterns

    @field_validator("renames")
    @classmethod
    def _are_renames(cls, renames: dict[str, str]) -> dict[str, str]:
        for old in renames:
            if not _RENAME.fullmatch(old):
                raise ValueError(f'"{old}" is not of the form kind:name, such as "table:public.customer"')
        return renames


class DataSettings(Section):
    """[data]: small tables whose rows are compared. max_rows: that one of them may have."""

    tables: list[str] = []
    max_rows: Annotated[int, Field(ge=1, le=100_000)] = 1_000

    @field_validator("tables")
    @classmethod
    def _are_patterns(cls, tables: list[str]) -> list[str]:
        for table in tables:
            if not _PATTERN.fullmatch(table):
                raise ValueError(f'"{table}" is no table such as "country", "public.country" or "ref.*"')
        return tables


class PlanSettings(Section):
    """[plan]: how differences become steps."""

    online: Automatic = "auto"
    online_size: Bytes = 10 << 20
    dir: str = ".pgsync/plans"
    proof: bool = True


class ScratchSettings(Section):
    """[scratch]: where plans are proven when the embedded server does not do.

    url: a server of the target's major version, as a connection's name or a URL: a database is made there and dropped.
    """

    url: str | None = None
    on_target: bool = False

    @field_validator("url")
    @classmethod
    def _is_without_secret(cls, url: str | None) -> str | None:
        return url if url is None or not is_connection_string(url) else _without_secret(url)


class ApplySettings(Section):
    """[apply]: how steps are run."""

    lock_timeout: Duration = 5.0
    statement_timeout: Duration = 0.0
    retries: Annotated[int, Field(ge=0, le=100)] = 14
    allow_hazards: list[str] = []
    keep_dropped_data: Automatic = "auto"
    max_standby_lag: Duration = 60.0
    history: bool = False
    history_schema: Annotated[str, Field(min_length=1, max_length=63)] = HISTORY


class HistorySettings(Section):
    """[history]: what connections looked like. keep: states of each; 0 keeps none."""

    keep: Annotated[int, Field(ge=0, le=100_000)] = 100


def _are_hazards(answers: dict[str, str]) -> dict[str, str]:
    """Refuse a code that no hazard has; a pattern must match one at least."""
    for key in answers:
        code = key.partition(":")[0]
        if not any(fnmatchcase(hazard, code) for hazard in Hazard):
            close = difflib.get_close_matches(code, list(Hazard), n=1)
            hint = f'; did you mean "{close[0]}"?' if close else ""
            raise ValueError(f'"{code}" is no hazard{hint}')
    return answers


Answers = Annotated[dict[str, Literal["allow", "warn", "ask", "refuse"]], AfterValidator(_are_hazards)]


class HazardSettings(Section):
    """[hazards]: how each is answered: CODE or "CODE:object" = "allow", "warn", "ask" or "refuse"."""

    all: Answers = {}
    dev: Answers = {}
    staging: Answers = {}
    prod: Answers = {}


class NotifySettings(Section):
    """[notify]: how the end of long work is announced."""

    bell: bool = False
    desktop: bool = False
    webhook: str | None = None
    on: Literal["always", "success", "failure"] = "always"
    after_seconds: Duration = 30.0

    @field_validator("webhook")
    @classmethod
    def _is_https(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith("https://"):
            raise ValueError("a webhook is an https:// address")
        return url


class Settings(Section):
    """All of pgsync.toml."""

    defaults: Defaults = Defaults()
    connections: dict[Name, ConnectionSettings] = {}
    compare: CompareSettings = CompareSettings()
    data: DataSettings = DataSettings()
    plan: PlanSettings = PlanSettings()
    scratch: ScratchSettings = ScratchSettings()
    apply: ApplySettings = ApplySettings()
    history: HistorySettings = HistorySettings()
    hazards: HazardSettings = HazardSettings()
    notify: NotifySettings = NotifySettings()
