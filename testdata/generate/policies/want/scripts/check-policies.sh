#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Holds the manifests of every overlay, or of those that are named, to the rules
# of policy/conftest, after the rules' own tests.
#
#   scripts/check-policies.sh [OVERLAY...]
set -euo pipefail
cd "$(dirname "$0")/.."

overlays=("$@")
if ((${#overlays[@]} == 0)); then
  overlays=(deploy/overlays/production)
fi
conftest verify --policy policy/conftest
for overlay in "${overlays[@]}"; do
  echo "$overlay"
  kustomize build "$overlay" | conftest test --policy policy/conftest --parser yaml -
done
