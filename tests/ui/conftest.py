"""The projects and commands of tests/cli."""

from cli.conftest import keyring_file, pgsync, project

__all__ = ["keyring_file", "pgsync", "project"]
