# The usual tasks; CI runs .ci/run, which needs no environment of yours.
.PHONY: check format lint types imports test ci

check: lint types imports test

format:
	ruff check --fix .
	ruff format .

lint:
	ruff check .
	ruff format --check .

types:
	mypy

imports:
	lint-imports

test:
	pytest -q -n 2

ci:
	bash .ci/run
