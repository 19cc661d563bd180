# shellcheck shell=bash
# Sourced by the proofs: a golden case rendered anew by the built binary.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# need PROGRAM...: without one of them the proof is skipped.
need() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null || { echo "skipped: no $program on this machine"; exit 77; }
  done
}

# sample CASE: its repository, with all that is rendered for it, as a git work
# tree; prints the folder.
sample() {
  local to="$work/$1"
  mkdir -p "$to"
  cp -r "$root/testdata/generate/$1/." "$to"
  rm -rf "$to/want"
  render "$to"
}

# render FOLDER renders what its ship.yaml asks for; prints the folder.
render() {
  local shipgen="${SHIPGEN:-$root/bin/shipgen}"
  [ -x "$shipgen" ] || (cd "$root" && go build -o "$shipgen" ./cmd/shipgen) >&2
  git -C "$1" init -q -b main
  git -C "$1" config user.name proof
  git -C "$1" config user.email proof@localhost
  (cd "$1" && "$shipgen" generate > /dev/null && git add -A && git commit -qm sample)
  echo "$1"
}

# schemas: check-jsonschema, which has the schemas of many bots and vendors; pip
# brings it where it is not installed.
schemas() {
  command -v check-jsonschema > /dev/null && return
  command -v python3 > /dev/null && python3 -m venv "$work/venv" > /dev/null 2>&1 &&
    "$work/venv/bin/pip" install --quiet check-jsonschema==0.39.0 > "$work/pip" 2>&1 && PATH=$work/venv/bin:$PATH
}
