# Every target needs Python 3.11 or newer with venv, and nothing else: the first call makes the environment.
#   make demo    the whole story on the loopback, without internet
#   make run     poll the sources of sources.yaml once
#   make test    the tests
#   make mutants MUTANTS='monitor.changes.compare.*'    which changes of a policy the tables do not notice

PYTHON ?= python3
MUTANTS ?=
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo run test lint gazetteer schema benchmarks mutants clean

demo: $(VENV)/.run
	$(BIN)/monitor demo

run: $(VENV)/.run
	$(BIN)/monitor poll --force

test: $(VENV)/.test
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(VENV)/.lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# compile names/data/*.yaml into the fast form that is shipped, and count its names in docs/gazetteer.md
gazetteer: $(VENV)/.run
	$(BIN)/python -m monitor.config.packaged docs/gazetteer.md

# write the JSON Schema of sources.yaml that editors read
schema: $(VENV)/.run
	$(BIN)/python -m monitor.config.schema

benchmarks: $(VENV)/.lint
	$(INSTALL) --group benchmarks
	$(BIN)/python -m benchmarks

# change the policies in one place at a time; the whole takes hours, a module minutes (docs/testing.md)
mutants: $(VENV)/.test
	$(INSTALL) --group mutants
	$(BIN)/mutmut run --max-children 1 $(MUTANTS)
	$(BIN)/mutmut results

$(VENV)/.python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --upgrade "pip>=25.1"
	touch $@

$(VENV)/.run: $(VENV)/.python pyproject.toml
	$(INSTALL) --editable .
	touch $@

$(VENV)/.test: $(VENV)/.run
	$(INSTALL) --group test
	touch $@

$(VENV)/.lint: $(VENV)/.test
	$(INSTALL) --group lint
	touch $@

clean:
	rm -rf $(VENV) build dist mutants .pytest_cache .mypy_cache .ruff_cache
