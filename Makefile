# Everything a developer or a visitor runs; `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
ARTICLE ?= corpus/penjaga-perdamaian.md

# The environment of a visitor: sitir and what it needs.
$(VENV)/.sitir: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# The environment of a developer. The pip that comes with Python 3.11 knows no dependency groups.
$(VENV)/.dev: $(VENV)/.sitir
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

.PHONY: help demo test check golden docs bench labels clean

help:             ## this list
	@grep -hE '^[a-z]+: .*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 16

demo: $(VENV)/.sitir  ## install, and check the article of the corpus
	@$(BIN)/sitir check $(ARTICLE) --fail-on never

test: $(VENV)/.dev  ## install, and run the tests
	$(BIN)/pytest -n auto

check: $(VENV)/.dev  ## everything CI runs, in the order that fails fastest
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto -m "not slow and not tools" --cov --cov-report=term
	$(BIN)/python tools/docs.py --check

golden: $(VENV)/.dev  ## rewrite the expected reports; review the difference like code
	SITIR_GOLDEN=1 $(BIN)/pytest -q -p no:xdist tests/corpus tests/reporters

docs: $(VENV)/.dev  ## rewrite the generated pages
	$(BIN)/python tools/docs.py

bench: $(VENV)/.sitir  ## measure time and memory, of sitir as it is installed from a wheel
	$(BIN)/python -m venv build/bench
	build/bench/bin/python -m pip install --quiet --disable-pip-version-check .
	build/bench/bin/python benchmarks/run.py $(ARTICLES)

labels: $(VENV)/.sitir  ## measure kinds and facts of claims against labels made by hand
	$(BIN)/python benchmarks/claims.py

clean:  ## remove the environment and what the tools left
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage .coverage.* build dist
