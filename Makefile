# Each target does its own set-up: Python 3.11 or newer, make and git are all that is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Where the play's page is served: `make play PORT=8090`. Not taken from the environment.
PORT = 8080

.PHONY: play test check fmt test-system torture bench lock clean

play: $(STAMP)
	$(BIN)/python -m bot play --port $(PORT)

test: $(STAMP)
	$(BIN)/pytest -q -n 2 --dist loadgroup

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fmt: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test-system: $(STAMP)
	$(BIN)/pytest -q -m system

torture: $(STAMP)
	$(BIN)/pytest -q -m torture

bench: $(STAMP)
	$(BIN)/python -m bench

# Resolves the bounds of pyproject.toml to hashed requirements, in a throwaway environment.
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet uv
	build/lock/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --upgrade --quiet -o requirements.txt
	build/lock/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --no-emit-index-url --upgrade --quiet \
		-o requirements-dev.txt

clean:
	rm -rf $(VENV) build var .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(STAMP): requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $(STAMP)
