"""Plan files: a plan as JSON, bound to its target and protected against edits (SAFETY.md 3.8, S18)."""

import hashlib
import json
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, field, replace
from pathlib import Path
from typing import Any

from pgsync import __version__
from pgsync.errors import PgsyncError, UsageError
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Server
from pgsync.model.plan import Batch, Cause, Evidence, Planned
from pgsync.model.proof import UNTRIED, Proof, Verdict
from pgsync.model.statements import Effect, Hazard, Lock, Probe, Statement, Work
from pgsync.plain import dataclass
from pgsync.store.paths import write_atomically

FORMAT = 1
SUFFIX = ".plan.json"
_ID_LENGTH = 8
_PRIVATE = 0o600
_SELECTING = frozenset(
    {"only", "ignore", "schemas", "kinds", "left_out"}
)  # options of a plan for a part of what differs


class BadPlanFile(PgsyncError):
    """A plan file is not what pgsync wrote; nothing of it was run."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two databases of a plan.

    name: the connection's name, or its address.
    connection: what resolves to it again: the connection's name, or a URL without its secrets.
    fingerprint: the change detector's value when the plan was made (SAFETY.md 3.8).
    """

    name: str
    connection: str
    server: Server
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile:
    """A saved plan.

    rollback: the way back; None when it could not be planned.
    manual, rollback_manual: what pgsync cannot do itself, as sentences.
    outcome: what it makes of the target, as JSON: changed objects, a digest of all (app.outcome).
    proof: what came of trying it; None when it was not tried.
    sql_sha256, rollback_sha256: of the two scripts' texts.
    """

    id: str = ""
    tool: str = f"pgsync {__version__}"
    source: Side
    target: Side
    options: Mapping[str, Any]
    batches: tuple[Batch, ...]
    rollback: tuple[Batch, ...] | None
    manual: tuple[str, ...] = ()
    rollback_manual: tuple[str, ...] = ()
    outcome: Mapping[str, Any] = field(default_factory=dict)
    proof: Proof | None = None
    sql_sha256: str = ""
    rollback_sha256: str = ""

    @property
    def statements(self) -> list[Planned]:
        """All statements in order."""
        return [planned for batch in self.batches for planned in batch.statements]

    @property
    def hazards(self) -> frozenset[Hazard]:
        """All hazards of all statements."""
        return frozenset(hazard for planned in self.statements for hazard in planned.statement.hazards)

    def proof_sentences(self, source: str, target: str) -> tuple[str, ...]:
        """Return what is known of the plan, the verdict first; source, target: what the two sides are called."""
        if self.proof is None:
            return (UNTRIED,)
        reached = source
        reached += " in what is selected" if self.options.keys() & _SELECTING else ""
        reached += f" and what was changed in {target} since {self.options['base']}" if "base" in self.options else ""
        reached += " but for what is to be done by hand" if self.manual else ""
        return tuple(self.proof.sentences(reached, target))

    def with_id(self) -> "PlanFile":
        """Return the plan with the id that follows from what it does: not from what is known of it, or the scripts."""
        about = {
            "tool": self.tool,
            "sides": [asdict(self.source), asdict(self.target)],
            "contents": self.outcome.get("contents"),
            "options": dict(self.options),
            "manual": [self.manual, self.rollback_manual],
            "steps": [_sql_of(self.batches), None if self.rollback is None else _sql_of(self.rollback)],
        }
        return replace(self, id=digest(_canonical(about))[:_ID_LENGTH])


@dataclass(frozen=True, slots=True)
class PlanPaths:
    """The three files of a plan: migration.sql, migration.rollback.sql, migration.plan.json."""

    sql: Path
    rollback: Path
    plan: Path

    @classmethod
    def of(cls, out: Path) -> "PlanPaths":
        """Return the files that belong to any one of them."""
        for suffix in (".rollback.sql", SUFFIX, ".sql"):
            stem = out.name.removesuffix(suffix)
            if stem not in {"", out.name}:
                sql = out.with_name(f"{stem}.sql")
                return cls(sql, out.with_name(f"{stem}.rollback.sql"), out.with_name(f"{stem}{SUFFIX}"))
        return cls(out, out.with_name(f"{out.name}.rollback.sql"), out.with_name(f"{out.name}{SUFFIX}"))


def _sql_of(batches: Iterable[Batch]) -> list[tuple[bool, list[str]]]:
    return [(batch.transactional, [planned.statement.sql for planned in batch.statements]) for batch in batches]


def digest(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def dumps(plan: PlanFile) -> str:
    """Return the text of a plan file: the same for the same plan, one line for each value."""
    parts = _parts(plan)
    parts["sha256"] = _ENCODER.encode(_checksum(parts))
    return "".join(_document(parts)) + "\n"


def _document(parts: Mapping[str, str]) -> Iterator[str]:
    """Return a JSON document piece by piece; parts: its values as JSON."""
    yield "{"
    for number, key in enumerate(sorted(parts)):
        yield f"{',' if number else ''}\n{_ENCODER.encode(key)}:"
        yield parts[key]
    yield "}"


def _checksum(parts: Mapping[str, str]) -> str:
    """Return the digest of a document as _canonical() writes it: without line breaks, of which strings have none."""
    found = hashlib.sha256()
    for piece in _document(parts):
        found.update(piece.replace("\n", "").encode())
    return found.hexdigest()


def save(plan: PlanFile, paths: PlanPaths, forward: str, rollback: str | None) -> PlanFile:
    """Write the three files, the plan last, so that a plan is never there without its scripts.

    rollback: None when the way back could not be planned; an older file of that name is removed then.
    """
    complete = replace(plan, sql_sha256=digest(forward), rollback_sha256=digest(rollback) if rollback else "")
    try:
        write_atomically(paths.sql, forward, _PRIVATE)
        if rollback is None:
            paths.rollback.unlink(missing_ok=True)
        else:
            write_atomically(paths.rollback, rollback, _PRIVATE)
        write_atomically(paths.plan, dumps(complete), _PRIVATE)
    except OSError as error:
        raise PgsyncError(f"could not write {error.filename or paths.sql}", f"{error.strerror}.") from None
    return complete


def load(path: Path) -> PlanFile:
    """Return the plan of a file; raises BadPlanFile when it is missing, damaged, edited or of another format.

    path: the .plan.json, or one of the scripts beside it, which must not have been edited either.
    """
    paths = PlanPaths.of(path)
    plan = _decoded(_verified(read(paths.plan), paths.plan), paths.plan)
    for script, expected in ((paths.sql, plan.sql_sha256), (paths.rollback, plan.rollback_sha256)):
        if script.name == path.name and digest(read(script)) != expected:
            raise BadPlanFile(
                f"{script} was edited after it was planned",
                f"It is not the text that {paths.plan} belongs to.",
                "Plan again, or run the edited file with psql at your own risk.",
            )
    return plan


def remember(plan: Path, directory: Path) -> None:
    """Note in `directory` which plan was made last; a directory that cannot be written to has no memory."""
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(directory / "last", f"{plan.absolute()}\n", _PRIVATE)
    except OSError:
        return


def find(name: str | None, directory: Path) -> Path:
    """Return the plan file that a path, an id or nothing (the last plan) stands for; raises UsageError.

    directory: where plans are kept.
    """
    if name is None:
        return _last(directory)
    path = Path(name)
    if path.exists() or path.name != name or "." in name:
        return path
    found = sorted(directory.glob(f"{name}*{SUFFIX}")) if name.isalnum() else []
    if len(found) == 1:
        return found[0]
    known = ", ".join(sorted(p.name.removesuffix(SUFFIX) for p in directory.glob(f"*{SUFFIX}"))) or "none"
    raise UsageError(f'no plan "{name}"', f"Plans kept in {directory}: {known}.", "Name a file, or an id.")


def _last(directory: Path) -> Path:
    """Return the plan made last: the one noted, or the newest in the current directory."""
    try:
        return Path((directory / "last").read_text(encoding="utf-8").rstrip("\n"))
    except OSError:
        here = sorted(Path.cwd().glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime_ns)
    if here:
        return here[-1]
    raise UsageError("there is no plan yet", f"None was made in {directory}.", "Make one: pgsync plan SOURCE TARGET.")


def _parts(plan: PlanFile) -> dict[str, str]:
    """Return the parts of the document, each as JSON."""
    values = {
        "format": FORMAT,
        "id": plan.id,
        "tool": plan.tool,
        "source": asdict(plan.source),
        "target": asdict(plan.target),
        "options": dict(plan.options),
        "manual": plan.manual,
        "rollback_manual": plan.rollback_manual,
        "outcome": dict(plan.outcome),
        "proof": None if plan.proof is None else asdict(plan.proof),
        "sql_sha256": plan.sql_sha256,
        "rollback_sha256": plan.rollback_sha256,
    }
    parts = {name: _ENCODER.encode(value) for name, value in values.items()}
    parts["batches"] = _encoded(plan.batches)
    parts["rollback"] = _ENCODER.encode(None) if plan.rollback is None else _encoded(plan.rollback)
    return parts


def _encoded(batches: Iterable[Batch]) -> str:
    """Return transactions as JSON, made one by one: as dictionaries a large plan takes a quarter of a gigabyte."""
    documents = (
        {"statements": [_statement(p) for p in batch.statements], "transactional": batch.transactional}
        for batch in batches
    )
    return "[" + ",\n".join(map(_ENCODER.encode, documents)) + "]"


def _statement(planned: Planned) -> dict[str, Any]:
    """Return a step as JSON, its keys in their order: to sort them took longer than to write it."""
    statement = planned.statement
    document = {
        "action": planned.action,
        "also_creates": [_encoded_id(id_) for id_ in statement.also_creates],
        "because": [_encoded_cause(cause) for cause in planned.because],
        "commit_before_use": statement.commit_before_use,
        "effect": None if (effect := statement.effect) is None else [_encoded_id(effect.id), effect.is_there],
        "evidence": [asdict(evidence) for evidence in planned.evidence],
        "hazards": sorted(statement.hazards),
        "lock": _LOCKS[statement.lock],
        "object": _encoded_id(planned.object),
        "others": [{"lock": _LOCKS[lock], "relation": _encoded_id(relation)} for relation, lock in statement.others],
        "probes": [asdict(probe) for probe in statement.probes],
        "reason": None if planned.reason is None else _encoded_id(planned.reason),
        "relations": [_encoded_id(relation) for relation in statement.relations],
        "repeatable": statement.repeatable,
        "sha256": digest(statement.sql),
        "sql": statement.sql,
        "transactional": statement.transactional,
        "work": statement.work,
    }
    if statement.kept_as:
        document["kept_as"] = statement.kept_as
    if statement.unkept:
        document["unkept"] = statement.unkept
    return document


def _encoded_cause(cause: Cause) -> dict[str, Any]:
    """Return a cause as JSON; a large plan has a hundred thousand, too many for asdict()."""
    return {
        "does": cause.does,
        "fields": cause.fields,
        "object": _encoded_id(cause.object),
        "words": cause.words,
    }


def _encoded_id(id_: ObjectId) -> dict[str, Any]:
    return {"kind": id_.kind, "path": id_.path}


_LOCKS = {lock: str(lock) for lock in Lock}

# Lines, but no margins: with these it is not the C code of json that does it, and takes eight times as long.
_ENCODER = json.JSONEncoder(check_circular=False, sort_keys=True, separators=(",\n", ":"))


def _canonical(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def read(path: Path) -> str:
    """Return the text of a plan's file, as it is; raises BadPlanFile."""
    try:
        if path.stat().st_mode & stat.S_IWOTH:
            raise BadPlanFile(
                f"every user of this machine may change {path}",
                "It is run on a database.",
                f"chmod o-w {path}",
            )
        return path.read_bytes().decode()  # not read_text(), which changes line ends
    except OSError as error:
        raise BadPlanFile(f"could not read {path}", f"{error.strerror}.") from None
    except UnicodeDecodeError:
        raise BadPlanFile(f"{path} is no text in UTF-8") from None


def _verified(text: str, path: Path) -> dict[str, Any]:
    """Return the document after a look at its format number and its hash."""
    try:
        document = json.loads(text, object_pairs_hook=_without_duplicates)
    except (ValueError, RecursionError):
        raise BadPlanFile(f"{path} is damaged", "It is no complete JSON document.", _AGAIN) from None
    if not isinstance(document, dict) or "format" not in document:
        raise BadPlanFile(f"{path} is no plan of pgsync", hint=_AGAIN)
    if document["format"] != FORMAT:
        raise BadPlanFile(
            f"{path} has another format",
            f"Its format is {str(document['format'])[:20]}; this pgsync reads format {FORMAT}.",
            _AGAIN,
        )
    expected = document.pop("sha256", None)
    if expected != digest(_canonical(document)):
        raise BadPlanFile(f"{path} was edited or damaged", "Its contents do not match its checksum.", _AGAIN)
    return document


_AGAIN = "Make the plan again with pgsync plan."


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _decoded(document: dict[str, Any], path: Path) -> PlanFile:
    """Return the plan; a document with other keys than ours is refused, however right its checksum."""
    try:
        document.pop("format")
        values: dict[str, Any] = {
            "source": _side(document.pop("source")),
            "target": _side(document.pop("target")),
            "batches": _batches(document.pop("batches")),
            "rollback": None if (back := document.pop("rollback")) is None else _batches(back),
            "manual": tuple(document.pop("manual")),
            "rollback_manual": tuple(document.pop("rollback_manual")),
            "proof": None if (proof := document.pop("proof")) is None else _proof(proof),
        }
        return PlanFile(**values, **document)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BadPlanFile(f"{path} is no plan of this pgsync", "A part of it is missing or unknown.", _AGAIN) from None


def _side(document: dict[str, Any]) -> Side:
    return Side(**(document | {"server": Server(**document["server"])}))


def _proof(document: dict[str, Any]) -> Proof:
    values: dict[str, Any] = {name: tuple(document.pop(name)) for name in ("shown", "left_out")}
    return Proof(verdict=Verdict(document.pop("verdict")), **values, **document)


def _batches(documents: list[dict[str, Any]]) -> tuple[Batch, ...]:
    found = []
    for document in documents:
        if document.keys() != {"transactional", "statements"}:
            raise ValueError("a batch has other keys")
        found.append(Batch(tuple(map(_planned, document["statements"])), document["transactional"]))
    return tuple(found)


def _planned(document: dict[str, Any]) -> Planned:
    document = dict(document)
    action, object_, reason = document.pop("action"), _id(document.pop("object")), document.pop("reason")
    because = tuple(map(_cause, document.pop("because")))
    evidence = tuple(Evidence(**_hazardous(found)) for found in document.pop("evidence"))
    if document.pop("sha256") != digest(document["sql"]):
        raise ValueError("a statement does not match its hash")
    values: dict[str, Any] = {
        "lock": _lock(document.pop("lock")),
        "relations": tuple(map(_id, document.pop("relations"))),
        "others": tuple((_id(other["relation"]), _lock(other["lock"])) for other in document.pop("others")),
        "work": Work(document.pop("work")),
        "hazards": frozenset(map(Hazard, document.pop("hazards"))),
        "also_creates": tuple(map(_id, document.pop("also_creates"))),
        "effect": None if (effect := document.pop("effect")) is None else Effect(_id(effect[0]), effect[1]),
        "probes": tuple(Probe(**_hazardous(probe)) for probe in document.pop("probes")),
    }
    rebuilt = None if reason is None else _id(reason)
    return Planned(Statement(**values, **document), action, object_, rebuilt, because, evidence)


def _cause(document: dict[str, Any]) -> Cause:
    return Cause(**(document | {"object": _id(document["object"]), "fields": tuple(document["fields"])}))


def _hazardous(document: dict[str, Any]) -> dict[str, Any]:
    return document | {"hazard": Hazard(document["hazard"])}


def _lock(words: str) -> Lock:
    return Lock[words.upper().replace(" ", "_")]


def _id(document: dict[str, Any]) -> ObjectId:
    return ObjectId(document["kind"], tuple(document["path"]))
