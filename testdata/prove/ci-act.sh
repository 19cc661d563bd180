#!/usr/bin/env bash
# The steps of the rendered CI run under act, with the actions at their pinned
# commits: modules, vet, build, race tests and the summary of the coverage; a test
# that fails fails the job. Listed at the end: steps that act cannot run and why.
# ACT_RUN is a script that runs act without GitHub, with mirrors of the actions.
# shellcheck source-path=SCRIPTDIR source=sample.bash
[ -x "${ACT_RUN-}" ] || { echo "skipped: ACT_RUN names no script that runs act"; exit 77; }
. "$(dirname "$0")/sample.bash"
need act go
project=$(sample no-dependencies)
cd "$project"
version=$(go env GOVERSION)
go mod edit -go="${version#go}" -toolchain=none
dir=$(dirname "$(git ls-files '*.go' | head -n 1)")
printf 'package main\n\nimport "testing"\n\nfunc TestOne(t *testing.T) {}\n' > "$dir/one_test.go"
# The artifact server of act takes no uploads of this version of the action.
python3 - << 'PY'
import re
path = ".github/workflows/ci.yml"
text = open(path).read()
steps = re.split(r"(?m)^(?=      - name: |  \S)", text)
open(path, "w").write("".join(step for step in steps if "id: coverage-artifact\n" not in step))
PY
run() {
  git add -A && git commit -qm "$1" --allow-empty
  "$ACT_RUN" "$project" --workflows .github/workflows/ci.yml --job test > "$work/act.log" 2>&1
}
run passes || { cat "$work/act.log"; exit 1; }
for step in modules vet build test coverage; do
  name=$(sed -n "/^ *- name: /{s///;h};/^ *id: $step\$/{x;p;q}" .github/workflows/ci.yml)
  grep -q "Success - Main $name" "$work/act.log" || { echo "step $step did not run"; exit 1; }
done
sed -i 's/{}$/{ t.Fatal("no") }/' "$dir/one_test.go"
if run fails; then
  echo "a failed test does not fail the job"
  exit 1
fi
echo "modules, vet, build, race tests, coverage under act; not: the upload (act's server), govulncheck, conftest and shipgen (downloads; admission and drift prove their commands)"
