#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Takes Deployments of a place back, at once, and waits until the old revision is
# what runs. SERVICE alone goes to the revision before; SERVICE=REVISION to that
# one, and does nothing where it is still the one that is set.
#
# usage: scripts/rollback.sh PLACE [SERVICE | SERVICE=REVISION]...
#        scripts/rollback.sh --list PLACE [SERVICE]...   prints SERVICE=REVISION
# TIMEOUT=SECONDS is the time for all of it, by default that of ship.yaml.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR source=places.sh
. scripts/places.sh

list=no
if [ "${1-}" = --list ]; then
  list=yes
  shift
fi
place "${1-}"
shift
[ $# -gt 0 ] || set -- "${deployments[@]}"
deadline=$((SECONDS + ${TIMEOUT:-$rollback_seconds}))
failed=0

# field NAME JSONPATH prints a field of a Deployment, nothing where there is none.
field() {
  kubectl get deployment "$1" --namespace "$namespace" --ignore-not-found --output "jsonpath={$2}"
}

revision() { field "$1" '.metadata.annotations.deployment\.kubernetes\.io/revision'; }

# undo NAME [REVISION]
undo() {
  local surge
  surge=$(field "$1" .spec.strategy.rollingUpdate.maxSurge)
  # A paused rollout cannot be undone.
  if [ "$(field "$1" .spec.paused)" = true ]; then
    kubectl rollout resume "deployment/$1" --namespace "$namespace"
  fi
  # All pods of the old revision start at once, not one after the other.
  kubectl patch deployment "$1" --namespace "$namespace" --type merge \
    --patch '{"spec": {"strategy": {"rollingUpdate": {"maxSurge": "100%"}}}}' > /dev/null
  if ! kubectl rollout undo "deployment/$1" --namespace "$namespace" --to-revision "${2:-0}"; then
    failed=1
    return 0
  fi
  undone+=("$1=${surge:-1}")
}

# settle NAME SURGE waits for the old revision and sets back what undo changed.
settle() {
  local left=$((deadline - SECONDS)) version
  if ! kubectl rollout status "deployment/$1" --namespace "$namespace" --timeout "$((left > 1 ? left : 1))s"; then
    failed=1
  fi
  [[ $2 == *% ]] && surge="\"$2\"" || surge=$2
  kubectl patch deployment "$1" --namespace "$namespace" --type merge \
    --patch "{\"spec\": {\"strategy\": {\"rollingUpdate\": {\"maxSurge\": $surge}}}}" > /dev/null
  version=$(field "$1" '.spec.template.metadata.labels.app\.kubernetes\.io/version')
  if [ -n "$version" ]; then
    kubectl label deployment "$1" --namespace "$namespace" --overwrite "app.kubernetes.io/version=$version" > /dev/null
  fi
  echo "$1 runs $(field "$1" ".spec.template.spec.containers[?(@.name=='$1')].image"), version ${version:-unknown}"
}

wanted=()
for word in $(of_place "$@"); do
  service "${word%%=*}"
  if [ "$kind" = Deployment ]; then
    wanted+=("$word")
  fi
done

if [ "$list" = yes ]; then
  for word in ${wanted[@]+"${wanted[@]}"}; do
    now=$(revision "$word")
    printf '%s=%s ' "$word" "${now:-0}"
  done
  echo
  exit 0
fi

undone=()
for word in ${wanted[@]+"${wanted[@]}"}; do
  name=${word%%=*} to=""
  [[ $word != *=* ]] || to=${word#*=}
  if [ "$to" = 0 ]; then
    echo "$name: its first release, there is nothing to go back to" >&2
    failed=1
  elif [ -n "$to" ] && [ "$(revision "$name")" = "$to" ]; then
    echo "$name is at revision $to"
  else
    undo "$name" "$to"
  fi
done
for word in ${undone[@]+"${undone[@]}"}; do
  settle "${word%%=*}" "${word#*=}"
done
[ "$failed" = 0 ] || fail "$namespace is not what it was"
echo "restored in $SECONDS s"
