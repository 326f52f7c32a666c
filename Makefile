PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

MINUTES ?= 10
PEOPLE ?= 701
WEEKS ?= 26

.PHONY: chat run test check lint types contracts bench fuzz mutate train trial requirements clean

$(VENV)/run.stamp: requirements/run.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	@echo "Setting up .venv with the pinned requirements: half a minute, once."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@echo "Adding what the tests need: a minute, once."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

chat: $(VENV)/run.stamp
	@$(BIN)/python -m bot chat

run: $(VENV)/run.stamp
	@$(BIN)/python -m bot run

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp
	$(BIN)/mypy

contracts: $(VENV)/dev.stamp
	$(BIN)/lint-imports

check: lint types contracts test

bench: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks

fuzz: $(VENV)/dev.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/fuzz.txt
	$(BIN)/python -m tools.fuzz $(MINUTES)

mutate: $(VENV)/dev.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/mutate.txt
	$(BIN)/python -m tools.mutate $(MODULES)

train: $(VENV)/dev.stamp
	$(BIN)/python -m tools.train
	$(BIN)/python -m tools.calibrate

trial: $(VENV)/dev.stamp
	$(BIN)/python -m tools.trial --people $(PEOPLE) --weeks $(WEEKS) --png docs/trial.png

requirements: $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --python-version 3.11 --universal --no-strip-extras --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --python-version 3.11 --universal --no-strip-extras --generate-hashes --no-emit-index-url --no-header --extra dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt
	echo 'mutmut>=3.8,<4' | $(BIN)/uv pip compile --quiet --python-version 3.11 --universal --no-strip-extras --generate-hashes --no-emit-index-url --no-header -c requirements/dev.txt - -o requirements/mutate.txt

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .coverage mutants
