"""The files `pgsync init` writes: a commented pgsync.toml, VS Code's tasks, .gitignore lines."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from pgsync.plain import dataclass
from pgsync.store.paths import PROJECT_FILE, write_atomically

IGNORED = (".pgsync/",)
OWNER = "pgsync"
"""VS Code's name for whose problems a matcher reports; our tasks are found by it again."""

# migration.sql:10:16: error: type "nosuchtype" does not exist [42704]   and   pgsync.toml:11: error: …
_MATCHER = {
    "owner": OWNER,
    "fileLocation": ["autoDetect", "${workspaceFolder}"],
    "pattern": {
        "regexp": "^(.+?):(\\d+):(?:(\\d+):)? (error|warning|info): (.*)$",
        "file": 1,
        "line": 2,
        "column": 3,
        "severity": 4,
        "message": 5,
    },
}
_TASKS = {
    "pgsync: compare": ["compare"],
    "pgsync: compare (side by side)": ["compare", "-i"],
    "pgsync: explore": ["explore", "-i"],
    "pgsync: plan": ["plan", "--out", "migration.sql"],
    "pgsync: apply (dry run)": ["apply", "--dry-run"],
    "pgsync: apply": ["apply"],
    "pgsync: rollback": ["rollback"],
}


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a file. action: "wrote", "merged into", "left as it is", or why nothing was done."""

    path: Path
    action: str


def write_project(directory: Path) -> tuple[Written, ...]:
    """Write the files of a new project; what exists is completed, never replaced."""
    return (
        _write_settings(directory / PROJECT_FILE),
        _write_tasks(directory / ".vscode" / "tasks.json"),
        _write_ignored(directory / ".gitignore"),
    )


def template() -> str:
    """Return pgsync.toml with every setting, its default and what it means."""
    return (files("pgsync.store") / "template.toml").read_text(encoding="utf-8")


def _write_settings(path: Path) -> Written:
    if path.exists():
        return Written(path, "left as it is")
    write_atomically(path, template())
    return Written(path, "wrote")


def _write_ignored(path: Path) -> Written:
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    missing = [line for line in IGNORED if line not in old.splitlines()]
    if not missing:
        return Written(path, "left as it is")
    start = old if not old or old.endswith("\n") else f"{old}\n"
    write_atomically(path, start + "\n".join(["# pgsync", *missing, ""]))
    return Written(path, "merged into" if old else "wrote")


def _write_tasks(path: Path) -> Written:
    """Add our tasks to tasks.json, which allows comments: with comments in it, it stays as it is."""
    ours = [_task(label, words) for label, words in _TASKS.items()]
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        write_atomically(path, _json({"version": "2.0.0", "tasks": ours}))
        return Written(path, "wrote")
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        tasks = document.setdefault("tasks", [])
        labels = {task.get("label") for task in tasks}
    except (ValueError, AttributeError):
        return Written(path, "left as it is: it has comments; the tasks to add are in pgsync help vscode")
    missing = [task for task in ours if task["label"] not in labels]
    if not missing:
        return Written(path, "left as it is")
    tasks.extend(missing)
    write_atomically(path, _json(document))
    return Written(path, "merged into")


def _task(label: str, words: list[str]) -> dict[str, Any]:
    return {
        "label": label,
        "type": "process",
        "command": "pgsync",
        "args": words,
        "problemMatcher": _MATCHER,
        "presentation": {"reveal": "always", "panel": "dedicated"},
    }


def _json(document: object) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
