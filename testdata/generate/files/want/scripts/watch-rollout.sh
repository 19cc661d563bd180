#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Waits until a rollout is done. When the rollout fails, it goes back at once, to the revisions given, and fails.
#
# usage: scripts/watch-rollout.sh PLACE SERVICE=REVISION...
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR source=places.sh
. scripts/places.sh

place "${1-}"
shift

# back WHY goes back and fails.
back() {
  local from=$SECONDS
  echo "$1: going back" >&2
  if scripts/rollback.sh "$place" "${wanted[@]}"; then
    fail "$1: the old revision was ready again after $((SECONDS - from)) s"
  fi
  fail "$1, and the way back failed too"
}

# rolled_out: 0 done, 1 going on. One that fails ends this script.
rolled_out() {
  local word status pending=0
  for word in "${wanted[@]}"; do
    status=$(kubectl rollout status "deployment/${word%%=*}" --namespace "$namespace" --watch=false 2>&1) ||
      back "${status##*$'\n'}"
    [[ $status == *"successfully rolled out"* ]] || pending=1
  done
  return "$pending"
}

place=$(basename "$overlay")
wanted=()
for word in $(of_place "$@"); do
  wanted+=("$word")
done
[ "${#wanted[@]}" -gt 0 ] || exit 0

until rolled_out; do
  sleep 1
done
echo "$namespace: rolled out"
