# Two commands do everything on a machine with Python 3.11 or later and make:
#   make run    set up, and read the plans in raw/ into output/
#   make test   set up, and check the project: lint, types, layers, tests
# and `make bench` measures, in a quarter of an hour on a machine that does nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Pins the packages, and those that build ours, to the versions that were tested.
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test schema bench editions fuzz pipelines clean

run: $(VENV)/.run
	$(BIN)/mirps-extract raw/ -o output/ --force

test: $(VENV)/.test
	$(BIN)/ruff check src tests training schema benchmarks
	$(BIN)/ruff format --check src tests training schema benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest

# Writes the JSON Schema of this version and the pages of its fields and tables; see schema/README.md.
schema: $(VENV)/.run
	$(BIN)/python schema/publish.py

# Measures how far the command is from the floor; see docs/performance.md.
bench: $(VENV)/.test
	$(BIN)/python benchmarks/floor.py --pages 2300 --jobs

# Draws plans in many designs and tells how well they are read; see docs/editions.md.
editions: $(VENV)/.test
	PYTHONPATH=benchmarks $(BIN)/python -m editions $(EDITIONS)

# Reads damaged plans by many producers for an hour (MINUTES); see docs/fuzzing.md.
MINUTES ?= 60
fuzz: $(VENV)/.test
	cd tests && ../$(BIN)/python -m fuzzing --minutes $(MINUTES) --keep ../build/mutants \
		--page ../docs/fuzzing.md $(FUZZ)

# Trains the pipelines that the package ships; see training/README.md.
pipelines: $(VENV)/.test
	$(BIN)/python training/train.py

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --editable .
	touch $@

$(VENV)/.test: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --editable '.[dev]'
	touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) build dist
