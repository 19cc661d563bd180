#!/usr/bin/env bash
# The jobs of the rendered CI under act, with the actions at their pinned commits:
# modules, vet, build, race tests and the summary of the coverage; a test that fails
# fails the job; the policies over the overlays, and shipgen's own check and lint.
# Listed at the end: steps that act cannot run and why.
# shellcheck source-path=SCRIPTDIR source=act.bash
. "$(dirname "$0")/act.bash"
need go
# shellcheck disable=SC2016
stand_in actions/upload-artifact 'test -s "$INPUT_PATH"'

# without ID...: the steps that download a program are left out; this machine has it.
without() {
  python3 - "$@" <<'PY'
import re, sys
path = ".github/workflows/ci.yml"
steps = re.split(r"(?m)^(?=      - name: |  \S)", open(path).read())
open(path, "w").write("".join(step for step in steps if not any(f"id: {id}\n" in step for id in sys.argv[1:])))
PY
}
# this_go: the Go of this machine is the one that the module asks for.
this_go() {
  local version
  version=$(go env GOVERSION)
  go mod edit -go="${version#go}" -toolchain=none
}
# ci JOB: with caches of its own, since what is kept is as large as what is there.
ci() {
  git add -A && git commit -qm "$1" --allow-empty
  act_job ci.yml "$1" push '{"ref": "refs/heads/main"}' \
    --env "GOCACHE=$work/gocache" --env "GOMODCACHE=$work/gomod" --cache-server-path "$work/cache"
}

cd "$(sample no-dependencies)"
this_go
dir=$(dirname "$(git ls-files '*.go' | head -n 1)")
printf 'package main\n\nimport "testing"\n\nfunc TestOne(t *testing.T) {}\n' > "$dir/one_test.go"
ci test
ran ci.yml checkout setup-go modules vet build test coverage coverage-artifact
sed -i 's/{}$/{ t.Fatal("no") }/' "$dir/one_test.go"
if (ci test) > "$work/failed.log"; then
  echo "a failed test does not fail the job"
  exit 1
fi
grep -q 'FAIL: TestOne' "$work/failed.log"

ran='modules, vet, build, race tests, coverage'
left='govulncheck (its database)'
if command -v conftest > /dev/null && command -v kustomize > /dev/null; then
  cd "$(sample policies)"
  this_go
  without install-conftest install-kustomize
  ci policies
  ran ci.yml checkout setup-go check-policies
  ran+=', policies'
fi
# Only a released shipgen is installed by a workflow.
(cd "$root" && go build -ldflags '-X main.release=v0.1.0' -o "$work/bin/shipgen" ./cmd/shipgen)
export SHIPGEN=$work/bin/shipgen PATH="$work/bin:$PATH"
rm -rf "$work/policies"
cd "$(sample policies)"
this_go
without install-shipgen
shipgen generate > /dev/null # the workflow's edit is the user's
ci shipgen
ran ci.yml checkout setup-go check lint-files
echo "$ran, shipgen check and lint under act; not: $left, installations of tools (downloads), the upload of the coverage (GitHub), whose inputs a stand-in takes"
