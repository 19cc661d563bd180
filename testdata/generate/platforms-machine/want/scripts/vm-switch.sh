#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# usage: vm-switch.sh SERVICE
# Runs on the machine, from the folder of a release: makes it the current one,
# restarts the unit and asks the service for a minute. When it does not answer, the
# release before is made the current one again. A person goes back by running the
# script of an older release.
set -euo pipefail
service=$1
release=$(cd "$(dirname "$0")" && pwd)
base=${release%/releases/*}
unit=$(sed -n 's/^# unit: //p' "$release/$service.env")
url=$(sed -n 's/^# health: //p' "$release/$service.env")
old=$(readlink "$base/current" || true)
systemctl=${SYSTEMCTL:-sudo -n systemctl}

# use RELEASE: a rename, so that there is always one current release.
use() {
  ln -s "$1" "$base/next"
  mv -T "$base/next" "$base/current"
  $systemctl restart "$unit"
}

# healthy: twice in a row within TRIES seconds.
healthy() {
  local seen=0
  for _ in $(seq "${TRIES:-60}"); do
    if [ -n "$url" ] && curl -sf -o /dev/null --max-time 2 "$url" || { [ -z "$url" ] && $systemctl is-active --quiet "$unit"; }; then
      seen=$((seen + 1))
    else
      seen=0
    fi
    [ "$seen" -lt 2 ] || return 0
    sleep 1
  done
  return 1
}

rm -f "$base/next"
use "$release"
if healthy; then
  # Five releases to go back to are enough.
  find "$base/releases" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %p\n' | sort -rn | tail -n +7 | cut -d ' ' -f 2- |
    while read -r dead; do
      [ "$dead" = "$release" ] || [ "$dead" = "$old" ] || rm -rf "$dead"
    done
  echo "$unit runs $release"
  exit 0
fi
if [ -z "$old" ] || [ "$old" = "$release" ]; then
  echo "vm-switch: $unit is not healthy with $release, and there is no release before it" >&2
  exit 1
fi
use "$old"
if healthy; then
  echo "vm-switch: $release is not healthy; $unit is back at $old" >&2
else
  echo "vm-switch: neither $release nor $old is healthy" >&2
fi
exit 1
