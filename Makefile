# Convenience over the commands of the README; nothing here is needed to use the project.
PYTHON ?= python3
BIN := .venv/bin
# Empty files that tell what is installed: what serving needs, or all that working on it does.
SERVING := .venv/installed-for-serving
WORKING := .venv/installed-for-working

.PHONY: help setup serve test validate lint format derive suite bench screenshots
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST)

setup: $(WORKING) ## make .venv with the project, in place, and its test tools

$(WORKING): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -e '.[test]'
	@touch $@

$(SERVING): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -e .
	@touch $@

serve: $(or $(wildcard $(WORKING)),$(SERVING)) ## serve the graph on http://127.0.0.1:8000/; needs no test tools
	$(BIN)/jinshan-kg serve

test: setup ## run the tests
	$(BIN)/python -m pytest

validate: setup ## check ontology, data and evidence
	$(BIN)/jinshan-kg validate

lint: setup ## check style and types, as .ci/run does
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict src tests server.py

format: setup ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

derive: setup ## compute data/derived anew
	$(BIN)/jinshan-kg derive

suite: setup ## get the W3C's SPARQL test cases, which the tests then ask
	$(BIN)/python tests/protocol/w3c/get.py

bench: setup ## measure against other servers, for about 15 minutes
	$(BIN)/pip install -e '.[test,bench]'
	$(BIN)/python -m benchmarks

screenshots: setup ## take the pictures of docs/screenshots anew; needs Chromium
	$(BIN)/pip install --quiet pillow
	$(BIN)/python docs/screenshots/make.py
