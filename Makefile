# Everything from nothing: each target sets up what it needs. `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run test check docs eval bench bench-ledger serve lock clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

setup: $(READY) ## Make .venv with the locked dependencies and the command .venv/bin/jangbu

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; ok = (3, 11) <= sys.version_info[:2] < (3, 14); sys.exit(0 if ok else "jangbu needs Python 3.11 to 3.13: make PYTHON=python3.12 …")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: $(READY) ## Read the embedded sample and show the countries
	@$(BIN)/jangbu ingest --sample

test: $(READY) ## Run all tests, on every core
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile

check: $(READY) ## Lint, types, import contracts, SQL
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/sqlfluff lint --nocolor sql

docs: $(READY) ## Write the data dictionary and the answers of docs/questions.md anew
	$(BIN)/python -m tasks.publish.dictionaries
	$(BIN)/python -m tests.docs.write_questions

eval: $(READY) ## Score the reader on the project's gold, and on ../shared/bench/dev where present
	@$(BIN)/python -m tests.eval

bench: $(READY) ## Time the reader against a floor measured in the same run
	@$(BIN)/python -m tests.bench

bench-ledger: $(READY) ## Time views, explain, publish and a day's increment on a million made claims (an hour and more, 14 GiB)
	@$(BIN)/python -m tests.bench_ledger

serve: $(READY) ## Start the scheduler and its UI on 127.0.0.1 (Ctrl-C stops both)
	@$(BIN)/jangbu serve

lock: $(READY) ## Write requirements.lock anew from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --extra dev pyproject.toml --output-file requirements.lock

clean: ## Remove .venv and caches; data/ stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
