#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Asks each service of a place, through a port-forward, whether it is ready. One
# that is not asked over HTTP was asked by its kubelet alone.
#
# usage: scripts/smoke.sh PLACE [SERVICE...]
# SMOKE_URLS="SERVICE=URL ..." names services that are asked at an address instead.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR source=places.sh
. scripts/places.sh

place "${1-}"
shift
[ $# -gt 0 ] || set -- "${deployments[@]}"

log=$(mktemp)
forward=""
trap 'rm -f "$log"; [ -z "$forward" ] || kill "$forward"' EXIT

# url SERVICE prints the address that SMOKE_URLS has for it.
url() {
  local word
  for word in ${SMOKE_URLS-}; do
    if [ "${word%%=*}" = "$1" ]; then
      printf '%s\n' "${word#*=}"
    fi
  done
}

# forwarded SERVICE opens a local port to one of its pods and sets local_port.
forwarded() {
  kubectl port-forward --namespace "$namespace" "deployment/$1" ":$port" > "$log" 2>&1 &
  forward=$!
  local_port=""
  for _ in $(seq 50); do
    local_port=$(sed -n 's/^Forwarding from 127\.0\.0\.1:\([0-9]*\) .*/\1/p' "$log")
    [ -z "$local_port" ] || return 0
    sleep 0.2
  done
  cat "$log" >&2
  fail "no port-forward to $1"
}

# ask SERVICE
ask() {
  local at
  at=$(url "$1")
  if [ -z "$at" ]; then
    forwarded "$1"
    at=$scheme://127.0.0.1:$local_port
  fi
  # The certificate of a pod is not made out to 127.0.0.1.
  curl --fail --silent --show-error --insecure --output /dev/null --max-time 5 \
    --retry 5 --retry-delay 2 --retry-all-errors "$at$path"
  echo "$1 is ready at $path"
  if [ -n "$forward" ]; then
    kill "$forward"
    forward=""
  fi
}

for name in $(of_place "$@"); do
  service "$name"
  if [ "$kind" = Deployment ] && [ "$port" != 0 ]; then
    ask "$name"
  fi
done
