#!/usr/bin/env bash
# Every rendered workflow, for every golden case: actionlint with shellcheck, zizmor
# at its strictest, and GitHub's own parser find nothing.
set -euo pipefail
for tool in actionlint shellcheck zizmor; do
  command -v "$tool" >/dev/null || { echo "no $tool here"; exit 77; }
done
mapfile -t files < <(find "$ROOT"/testdata/generate/*/want -path '*/.github/workflows/*' -name '*.yml' | sort)
actionlint "${files[@]}"
zizmor --offline --quiet --persona pedantic "${files[@]}" >/dev/null
parser=${GHPARSE:-${XDG_CACHE_HOME:-$HOME/.cache}/shipgen-bed/npm}
if [ -f "$parser/ghparse.mjs" ]; then
  node --no-warnings --import "$parser/json-hook.mjs" "$parser/ghparse.mjs" "${files[@]}"
else
  echo "GitHub's parser is not here"
fi
echo "${#files[@]} workflows: no finding of actionlint with shellcheck, zizmor pedantic, GitHub's parser"
