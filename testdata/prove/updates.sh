#!/usr/bin/env bash
# The bots' configurations fit the schemas that the bots publish, and zizmor
# finds the cooldown.
# shellcheck source-path=SCRIPTDIR source=sample.bash
. "$(dirname "$0")/sample.bash"
need zizmor
schemas || { echo "skipped: no check-jsonschema on this machine, and pip cannot install it"; exit 77; }

many=$(sample updates-many)
check-jsonschema --builtin-schema vendor.dependabot "$many/.github/dependabot.yml"
zizmor --offline --quiet --persona pedantic "$many/.github/dependabot.yml"

renovate=$(sample updates-renovate)
check-jsonschema --builtin-schema vendor.renovate "$renovate/renovate.json"
echo "Dependabot and Renovate configurations fit the schemas of the bots"
