# For those who work on the program; owners need only start.py. Every target uses the environment that start.py makes.
BIN := .venv/bin
READY := $(BIN)/ruff
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --no-build --custom-compile-command "make lock"

.PHONY: help check lint types contracts security test format screens screenshots sample dictionary lock

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1 - /p' Makefile

$(READY): requirements.txt requirements-dev.txt
	python3 start.py test --version
	@touch $@

check: lint types contracts security test ## everything that CI asks

lint: $(READY) ## style and form
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY) ## mypy, strict
	$(BIN)/mypy .

contracts: $(READY) ## imports run one way
	$(BIN)/lint-imports --no-logo

security: $(READY) ## weak points, each answered in docs/security.md
	$(BIN)/python -m docs.check_security

test: ## all tests
	python3 start.py test

format: $(READY) ## put the code in form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

screens: $(READY) ## a picture of every page in screens/
	$(BIN)/python -m tests.e2e.screens

screenshots: $(READY) ## the pictures of the README and the docs
	$(BIN)/python -m docs.make_screenshots

sample: $(READY) ## make the sample shop's workbooks anew
	$(BIN)/python -m sample_data.make

dictionary: $(READY) ## write docs/data-dictionary.md from crm/entities.py
	$(BIN)/python -m docs.make_dictionary

lock: ## pin all packages anew from the ranges in pyproject.toml (needs uv)
	$(COMPILE) $(UPGRADE) pyproject.toml --output-file requirements.txt
	$(COMPILE) $(UPGRADE) --group postgresql --constraint requirements.txt --output-file requirements-postgresql.txt
	$(COMPILE) $(UPGRADE) --group dev --constraint requirements.txt --output-file requirements-dev.txt
