# Needs only python3 (>= 3.11) with pip, git and make. Nothing is installed outside this folder.
#
#   make demo     two months of two invented communes by a book, every file written to ansinh-demo/
#   make test     the tests, a few minutes
#   make check    everything that a change must pass
#   make plugins-check   plug-ins with the older pluggy, and a wheel without extras
#   make bench    the figures, as ratios to the bare tools
#   make fuzz     changed bytes for every reader, a minute each (FUZZ_SECONDS names another time)
#   make pages    what of docs/ is made from the code, written again; tests compare it
#   make docs     the documentation, in docs/_build/html
#   make lock     re-pin requirements*.lock from pyproject.toml
#   make clean    remove all that make made
#
# INSTALLER=pip does without uv (and honours pip.conf); PYTHON names another interpreter.
# PYTEST_WORKERS=0 runs the tests in one process, one after another; else as many at once as cores.

PYTHON ?= python3
INSTALLER ?= uv
BIN := .venv/bin
PIP := $(PYTHON) -m pip install -q --disable-pip-version-check --root-user-action=ignore
VENV_PIP := $(BIN)/python -m pip install -q --disable-pip-version-check --root-user-action=ignore

# `make demo` and `make test` want the first lock only; the second is a superset with the tools of `check` and `docs`.
RUN := .venv/.ok-$(INSTALLER)
TOOLS := .venv/.tools-$(INSTALLER)

PYTEST_WORKERS ?= auto
# Whoever is done takes over what others have not begun: some tests take a minute, most a moment.
PYTEST := $(BIN)/python -m pytest -q -n $(PYTEST_WORKERS) --dist worksteal

.PHONY: demo test check plugins-check bench fuzz pages docs lock clean
.DELETE_ON_ERROR:

.tools/bin/uv:
	$(PIP) --target .tools 'uv>=0.11,<0.15'

# --target is not stopped by an externally managed Python, and `uv venv` needs no ensurepip.
.venv/.ok-uv: requirements.lock pyproject.toml | .tools/bin/uv
	.tools/bin/uv venv -q --allow-existing --python $(PYTHON) .venv
	.tools/bin/uv pip install -q --python $(BIN)/python --require-hashes -r requirements.lock
	.tools/bin/uv pip install -q --python $(BIN)/python --no-deps -e .
	@touch $@

.venv/.tools-uv: requirements-tools.lock .venv/.ok-uv
	.tools/bin/uv pip install -q --python $(BIN)/python --require-hashes -r requirements-tools.lock
	@touch $@

.venv/.ok-pip: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import virtualenv' 2>/dev/null || test -d .tools/virtualenv || $(PIP) --target .tools virtualenv
	PYTHONPATH=.tools $(PYTHON) -m virtualenv -q .venv
	$(VENV_PIP) --require-hashes -r requirements.lock
	$(VENV_PIP) --no-deps -e .
	@touch $@

.venv/.tools-pip: requirements-tools.lock .venv/.ok-pip
	$(VENV_PIP) --require-hashes -r requirements-tools.lock
	@touch $@

demo: $(RUN)
	$(BIN)/ansinh demo

test: $(RUN)
	$(PYTEST)

check: $(TOOLS)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(PYTEST) --cov --cov-report= --cov-fail-under=0
	$(BIN)/coverage report

plugins-check: $(TOOLS)
	INSTALLER=$(INSTALLER) PYTHON=$(PYTHON) scripts/plugins-check

bench: $(RUN)
	$(BIN)/python -m benchmarks

FUZZ_SECONDS ?= 60
fuzz: $(TOOLS)
	for reader in csv workbook xls answer json toml; do \
		$(BIN)/python -m fuzz $$reader -max_total_time=$(FUZZ_SECONDS) || exit 1; \
	done

pages: $(RUN)
	for page in reference_pages document_schemas mutants_page standings_page; do \
		$(BIN)/python docs/$$page.py || exit 1; \
	done

docs: $(TOOLS)
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_build/html

lock: | .tools/bin/uv
	.tools/bin/uv lock -q --python $(PYTHON)
	.tools/bin/uv export -q --frozen --no-header --no-annotate --no-emit-project --no-default-groups \
		--extra all --group test -o requirements.lock
	.tools/bin/uv export -q --frozen --no-header --no-annotate --no-emit-project --no-default-groups \
		--extra all --group test --group check --group docs --group bench -o requirements-tools.lock
	! grep -nE 'https?://' requirements.lock requirements-tools.lock

clean:
	rm -rf .venv .tools dist build docs/_build ansinh-demo mutants htmlcov .coverage .coverage.* \
		.hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
