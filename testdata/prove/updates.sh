#!/usr/bin/env bash
# The bots' configurations fit the schemas that the bots publish, and zizmor
# finds the cooldown.
# shellcheck source-path=SCRIPTDIR source=sample.bash
. "$(dirname "$0")/sample.bash"
need zizmor
# The schemas come with check-jsonschema, which pip brings where it is not installed.
if ! command -v check-jsonschema >/dev/null; then
  need python3
  if ! { python3 -m venv "$work/venv" && "$work/venv/bin/pip" install --quiet check-jsonschema==0.39.0; } >"$work/pip" 2>&1; then
    echo "skipped: no check-jsonschema on this machine, and pip cannot install it"
    exit 77
  fi
  PATH=$work/venv/bin:$PATH
fi

many=$(sample updates-many)
check-jsonschema --builtin-schema vendor.dependabot "$many/.github/dependabot.yml"
zizmor --offline --quiet --persona pedantic "$many/.github/dependabot.yml"

renovate=$(sample updates-renovate)
check-jsonschema --builtin-schema vendor.renovate "$renovate/renovate.json"
echo "Dependabot and Renovate configurations fit the schemas of the bots"
