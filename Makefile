# Every command that a contributor needs; CI calls the same ones.
.PHONY: build test race prove check bench fuzz update docs rule target self

build: ## the binary, in bin/
	go build -trimpath -ldflags '-s -w' -o bin/shipgen ./cmd/shipgen

test: ## all tests; the command of the README
	go test ./...

race: ## all tests with the race detector, which needs a C compiler
	go test -race ./...

check: ## what a commit must pass: format, vet, tests, shipgen on itself
	@test -z "$$(gofmt -l cmd generator lint schema templates)" || { gofmt -l cmd generator lint schema templates; exit 1; }
	go vet ./...
	go mod tidy -diff
	$(MAKE) test
	$(MAKE) self

self: build ## shipgen on its own repository: no drift, no finding
	bin/shipgen check
	bin/shipgen lint

bench: ## the benchmarks whose figures the README holds
	go test -run '^$$' -bench . -benchmem ./...

FUZZTIME ?= 20s
fuzz: ## every fuzz target for FUZZTIME each
	@set -e; for pkg in $$(go list ./...); do \
	  for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
	    echo "$$pkg $$target"; go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) $$pkg; \
	  done; \
	done

update: ## rewrite the golden files; read the diff before you commit it
	go test $$(grep -rl --include='*_test.go' 'flag.Bool("update"' . | xargs -n 1 dirname | sort -u) -update

docs: ## the parts of the README that come from the code
	go test ./cmd/shipgen -run TestReadme -update

rule: ## scaffold a lint rule: make rule NAME=workflow/my-rule
	@test -n "$(NAME)" || { echo 'usage: make rule NAME=workflow/my-rule' >&2; exit 2; }
	go run ./cmd/scaffold rule "$(NAME)"

target: ## scaffold a target: make target NAME=my-target
	@test -n "$(NAME)" || { echo 'usage: make target NAME=my-target' >&2; exit 2; }
	go run ./cmd/scaffold target "$(NAME)"

prove: build ## every consumer that this machine has, run on what shipgen renders
	@bash testdata/prove/run.sh bin/shipgen
