# The front door. Every target does its own set-up: packaging/bootstrap/README.md says how.
# Needs Python 3.11 or later and make, nothing else.

BIN       := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY        := $(BIN)/python
READY     := .venv/.installed
QT        := .venv/.qt-offscreen
JOBS      ?= 2
OFFSCREEN := QT_QPA_PLATFORM=offscreen
PREPARE   := sh packaging/bootstrap/prepare
SAMPLE    := build/sample/sample.chronology
# What the window opens stays as you left it, so it is another file.
MINE      := build/sample/my-sample.chronology

# What Python compiled is kept for the next run, whatever the environment says: 300 test files take 10 s each time.
export PYTHONDONTWRITEBYTECODE :=

# Windows and macOS always have a screen; elsewhere a display is named in the environment.
SCREEN := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Windows_NT,$(OS)),$(filter Darwin,$(shell uname -s)))

.PHONY: help run test torture bench screenshots lint docs clean
.DEFAULT_GOAL := help

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

$(READY): requirements.lock
	@$(PREPARE) packages
	@touch $@

$(QT): $(READY)
	@$(PREPARE) qt offscreen
	@touch $@

.venv/.qt-screen: $(READY)
	@$(PREPARE) qt screen
	@touch $@

run: $(READY) $(if $(SCREEN),.venv/.qt-screen) ## open the window on the sample (without a screen: export it to build/sample/)
	@mkdir -p build/sample
ifneq ($(SCREEN),)
	@test -e $(MINE) || $(PY) -m timeline_app sample $(MINE) >/dev/null
	@$(PY) -m timeline_app open $(MINE)
else
	@echo "There is no screen here, so no window opens: the sample is built and exported instead."
	@rm -f $(SAMPLE)
	@$(PY) -m timeline_app sample $(SAMPLE) >/dev/null
	@for suffix in pdf csv png; do $(PY) -m timeline_app export $(SAMPLE) build/sample/sample.$$suffix || exit; done
	@echo "Written: $$(echo build/sample/*)"
endif

lint: $(READY) ## look at form, style and types
	@$(PY) -m ruff format --check timeline_app tests packaging
	@$(PY) -m ruff check timeline_app tests packaging
	@$(PY) -m mypy

test: $(QT) lint ## lint, then every test, then the coverage gates
	@mkdir -p build && rm -f build/coverage.json
	@$(OFFSCREEN) $(PY) -m pytest -n $(JOBS) --cov --cov-report=json:build/coverage.json; status=$$?; \
	test -e build/coverage.json && $(PY) tests/architecture/gates.py build/coverage.json && exit $$status

torture: $(QT) ## the full counts: many more examples, kills and mutants (an hour or so)
	@$(OFFSCREEN) $(PY) -m pytest -n $(JOBS) -m "torture or not torture" --hypothesis-profile=torture -o faulthandler_timeout=0

bench: $(QT) ## how long the deeds take, as medians of processor time
	@$(OFFSCREEN) $(PY) -m tests.benchmarks
	@$(OFFSCREEN) $(PY) -m tests.benchmarks.motion

screenshots: $(QT) ## pictures of every arrangement, pane and panel, to build/screenshots/ (PICTURES=1: those of README)
	@$(OFFSCREEN) $(PY) -m tests.screenshots $(if $(PICTURES),--pictures)

docs: $(READY) ## write the pages of docs/ that are made from the program
	@$(PY) -m tests.architecture.pages

clean: ## remove what can be made again, but for the installed packages
	@rm -rf build dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@rm -f .venv/.qt-*
	@find timeline_app tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
