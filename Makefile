# The usual tasks; CI runs .ci/run, which needs no environment of yours.
.PHONY: check format lint types imports test slow faults generated mutants bench ci

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

# What takes many seconds each and is left out above.
slow:
	pytest -q -n 2 -m "slow and not campaign"

# The whole fault matrix, an hour or so; PGSYNC_FAULTS_PROGRAMS=DIR takes the server in DIR/bin.
faults:
	PGSYNC_RELIABILITY=1 pytest -q -m "" tests/faults

# Pairs of generated schemas; failures become small and go to generated-failures/. N: how many; SEED: another one each time.
N ?= 200
generated:
	PYTHONPATH=src:tests python -m generated.campaign $(N) $(if $(SEED),--seed $(SEED)) $(GENERATED)

# What of the kinds can be taken away without that a case notices.
mutants:
	PYTHONPATH=src:tests python scripts/mutants.py

ci:
	bash .ci/run

# pgsync beside pg_dump, into docs/performance.md: make bench SERVER=postgresql://postgres@localhost/postgres [ARGS="--sizes 2000"]
bench:
	python scripts/bench.py --server $(SERVER) --write $(ARGS)
