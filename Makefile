# Two commands do everything on a machine with Python 3.11 or later and make:
#   make run    set up, and read the plans in raw/ into output/: JSON, review pages, a workbook
#   make test   set up, and check the project: lint, types, layers, tests
# and `make bench` measures, in a quarter of an hour on a machine that does nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLS := build/tools
LOCK := $(TOOLS)/bin/uv pip compile --quiet --constraint constraints.txt --universal \
	--python-version 3.11 --generate-hashes --no-header --no-annotate
# Pins what is built on the way to the versions that were tested; locks/ holds the packages' hashes.
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test docs schema bench editions fuzz pipelines weights dist audit lock clean

run: $(VENV)/.run
	$(BIN)/mirps-extract raw/ -o output/ --force --review --export excel
	@echo 'Next, read a plan of your own: $(BIN)/mirps-extract PLAN.pdf --review'

test: $(VENV)/.test
	$(BIN)/ruff check src tests training schema benchmarks
	$(BIN)/ruff format --check src tests training schema benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest

# Builds the documentation into build/site; a dead link or anchor, or a page that loads anything from
# elsewhere, is an error.
docs: $(VENV)/.test
	rm -rf build/site
	$(BIN)/zensical build --strict
	mkdir build/site/schema && cp schema/*.schema.json build/site/schema
	$(BIN)/python schema/site_links.py build/site

# Writes the JSON Schema of this version and the reference pages made from the code; see docs/form.md.
schema: $(VENV)/.run
	$(BIN)/python schema/publish.py

# Measures how far the command is from the floor; see docs/performance.md.
bench: $(VENV)/.test
	$(BIN)/python benchmarks/floor.py --pages 2300 --jobs

# Draws plans in many designs and tells how well they are read; see docs/editions.md.
editions: $(VENV)/.test
	PYTHONPATH=benchmarks $(BIN)/python -m editions $(EDITIONS)

# Runs the long tests, then reads damaged plans by many producers for an hour (MINUTES); see
# docs/fuzzing.md.
MINUTES ?= 60
fuzz: $(VENV)/.test
	$(BIN)/pytest -m "long or hypothesis" --hypothesis-profile long
	cd tests && ../$(BIN)/python -m fuzzing --minutes $(MINUTES) --keep ../build/mutants \
		--page ../docs/fuzzing.md $(FUZZ)

# Builds the pipelines that the package ships and scores them; see training/README.md.
pipelines: $(VENV)/.test
	$(BIN)/python training/pipelines.py

# Draws the weights by which commitments are matched, and tells what they are worth; see
# docs/compare.md.
weights: $(VENV)/.test
	PYTHONPATH=benchmarks:tests $(BIN)/python training/weights.py
	PYTHONPATH=benchmarks:tests $(BIN)/python benchmarks/matching.py

# Builds the sdist, from that the wheel, and beside them the list of the packages that it runs with
# (CycloneDX); both are checked as they are before they are published.
dist: $(TOOLS)/.done
	rm -rf dist
	$(TOOLS)/bin/hatchling build --target sdist --directory dist
	$(TOOLS)/bin/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist dist/*.tar.gz
	$(TOOLS)/bin/twine check --strict dist/*
	$(TOOLS)/bin/check-wheel-contents dist
	$(TOOLS)/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
		--output-file dist/mirps-extract.cdx.json locks/run.txt

# Compares the packages with known advisories, where an index of them can be reached.
audit: $(TOOLS)/.done
	$(TOOLS)/bin/pip-audit --strict --disable-pip --require-hashes --requirement locks/dev.txt || { \
		echo "There is an advisory, or no index of advisories answers: the lines above say which."; \
		exit 1; }

# Writes the hashes of the packages in constraints.txt anew.
lock: $(TOOLS)/.done
	printf 'editables\nhatchling\n' | $(LOCK) --extra excel --output-file locks/run.txt pyproject.toml -
	printf 'editables\nhatchling\n' | $(LOCK) --extra dev --output-file locks/dev.txt pyproject.toml -
	printf 'check-wheel-contents\ncyclonedx-bom\nhatchling\npip-audit\ntwine\nuv\n' | $(LOCK) --output-file locks/tools.txt -

$(TOOLS)/.done: $(BIN)/python locks/tools.txt
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/pip install --quiet --require-hashes --requirement locks/tools.txt
	touch $@

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python pyproject.toml locks/run.txt
	@echo 'Installing 500 MB into $(VENV): this takes a minute or more, the first time.'
	$(BIN)/pip install --quiet --require-hashes --requirement locks/run.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.test: $(BIN)/python pyproject.toml locks/dev.txt
	$(BIN)/pip install --quiet --require-hashes --requirement locks/dev.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) build dist
