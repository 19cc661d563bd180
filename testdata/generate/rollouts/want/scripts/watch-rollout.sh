#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Waits until a rollout is done, and watches the share of failed requests
# meanwhile and for WATCH_SECONDS after it. When the rollout fails or the share
# crosses the limit of ship.yaml, it goes back at once, to the revisions given, and fails.
#
# usage: scripts/watch-rollout.sh PLACE SERVICE=REVISION...
# PROMETHEUS_URL answers queries: https://prometheus.io/docs/prometheus/latest/querying/api/
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR source=places.sh
. scripts/places.sh

place "${1-}"
shift
[ -n "${PROMETHEUS_URL-}" ] || fail "set PROMETHEUS_URL, as a variable of the GitHub environment or here"

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

# query SERVICE prints the PromQL for the share of its requests that fail.
query() {
  case $1 in
    api) promql='(sum(rate(http_requests_total{namespace="NAMESPACE",job="api",code=~"5.."}[30s])) or vector(0)) / sum(rate(http_requests_total{namespace="NAMESPACE",job="api"}[30s]))' ;;
    *) return 1 ;;
  esac
  printf '%s\n' "${promql//NAMESPACE/$namespace}"
}

answered=no

# share SERVICE prints the share, or nothing where there is none to tell.
share() {
  local promql
  promql=$(query "$1") || return 0
  curl --fail --silent --max-time 3 --get --data-urlencode "query=$promql" "$PROMETHEUS_URL/api/v1/query" |
    jq -r 'select(.status == "success") | "answered", (.data.result[0].value[1] // empty)' || true
}

# above SHARE: without requests there is no share, "NaN".
above() {
  [[ $1 =~ ^[0-9.]+(e[+-]?[0-9]+)?$ ]] && awk -v share="$1" -v limit="$error_share" 'BEGIN { exit !(share > limit) }'
}

# failing asks once for each service.
failing() {
  local word said
  for word in "${wanted[@]}"; do
    said=$(share "${word%%=*}")
    [ -z "$said" ] || answered=yes
    if above "${said#answered$'\n'}"; then
      back "${word%%=*}: ${said#answered$'\n'} of all requests fail, more than $error_share"
    fi
  done
}

place=$(basename "$overlay")
wanted=()
for word in $(of_place "$@"); do
  wanted+=("$word")
done
[ "${#wanted[@]}" -gt 0 ] || exit 0

until rolled_out; do
  failing
  sleep 1
done
failing
end=$((SECONDS + ${WATCH_SECONDS:-$watch_seconds}))
while [ "$SECONDS" -lt "$end" ]; do
  sleep 1
  failing
done
[ "$answered" = yes ] || fail "no answer from $PROMETHEUS_URL: nobody knows how many requests fail"
echo "$namespace: rolled out"
