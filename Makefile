# Two commands on a fresh machine: `make run` and `make test`. Each sees to everything that it needs.
.DEFAULT_GOAL := help
# The tests start the program some hundred times: each start would compile it anew where byte code may not be kept.
COMPILED = PYTHONDONTWRITEBYTECODE=
.PHONY: help run setup setup-test test slow lint bench lock messages clean

help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

setup: ## install what the program needs
	@packaging/setup.sh run

setup-test: ## install what the tests need as well
	@packaging/setup.sh test

run: setup ## print the sample event's papers and open it in the window
	@packaging/run.sh

test: setup-test ## run the whole test-suite without a display
	$(COMPILED) .venv/bin/pytest -n 2

slow: setup-test ## run the fault and scale tests, and thousands of random mixtures of scripts
	$(COMPILED) .venv/bin/pytest -n 2 -m slow --timeout 1800
	$(COMPILED) HYPOTHESIS_PROFILE=slow .venv/bin/pytest -n 2 --timeout 1800 tests/typeset/test_kinsoku.py

lint: setup-test ## check style, types and layers
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

bench: setup-test ## measure
	.venv/bin/pytest benchmarks -p benchmark --override-ini python_files='bench_*.py' --override-ini python_functions='bench_*' -p no:randomly -W default --benchmark-sort=name

lock: setup-test ## pin the newest packages that pyproject.toml admits, with their hashes
	packaging/lock.sh
	.venv/bin/python packaging/third_party.py

messages: setup-test ## bring the translation in step with the sources
	.venv/bin/python packaging/messages.py

clean: ## remove everything that was made
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks
