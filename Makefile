# Everything SkillSwap does from the command line. `make help` lists it.
PYTHON ?= python3

.PHONY: help run test check types texts format lock bench faults

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/	/' | expand -t 12

run: ## install, build, fill a demo community the first time, and serve it (PORT=8000)
	@$(PYTHON) scripts/run.py

test: ## everything that guards the product, in one go
	@$(PYTHON) scripts/test.py

check: ## the quick part of the tests, for daily use
	@$(PYTHON) scripts/test.py --quick

types: ## write the OpenAPI document, the event schema and the TypeScript types made from them
	@$(PYTHON) scripts/contracts.py

texts: ## collect the server's sentences into locale/ and compile their translations
	@.venv/bin/python scripts/texts.py

format: ## format and mend what can be mended by itself
	@.venv/bin/ruff check --fix --quiet . && .venv/bin/ruff format . && cd client && npx biome check --write .

lock: ## choose package versions anew and write requirements*.txt with their hashes
	@$(PYTHON) scripts/lock.py

bench: ## measure the speed and print a table
	@.venv/bin/python -m bench

faults: ## take Redis and the database away, measure what happens, write docs/reliability.md
	@.venv/bin/python -m bench.faults
