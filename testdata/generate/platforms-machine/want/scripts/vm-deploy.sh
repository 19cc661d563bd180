#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# usage: vm-deploy.sh DIR VERSION SERVICE=IMAGE@DIGEST...
# Takes the program of each image to the machine HOST (PORT, ACCOUNT) and switches to
# it there; the machine goes back by itself where the program is not healthy.
# SSH_KEY and SSH_KNOWN_HOSTS are texts; without SSH_KEY your own agent signs in.
set -euo pipefail
dir=$1 version=$2
shift 2
: "${SSH_KNOWN_HOSTS:?the keys of $HOST are not known, so nobody can tell it from another machine}"
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 077
printf '%s\n' "$SSH_KNOWN_HOSTS" > "$work/known_hosts"
options=(-o StrictHostKeyChecking=yes -o "UserKnownHostsFile=$work/known_hosts" -o BatchMode=yes -o ConnectTimeout=10)
if [ -n "${SSH_KEY-}" ]; then
  printf '%s\n' "$SSH_KEY" > "$work/key"
  options+=(-i "$work/key" -o IdentitiesOnly=yes)
fi

for one in "$@"; do
  service=${one%%=*} image=${one#*=}
  env=$dir/$service.env
  [ -f "$env" ] || continue
  root=$(sed -n 's/^# root: //p' "$env")
  mkdir "$work/$service"
  container=$(docker create "$image")
  docker cp --quiet "$container:/app" "$work/$service/$service"
  docker rm "$container" > /dev/null
  cp "$env" "$here/vm-switch.sh" "$work/$service/"
  # Values are words for the shell over there.
  release=$(printf '%q' "$root/$service/releases/$version")
  tar -C "$work/$service" -cf - . |
    ssh "${options[@]}" -p "${PORT:-22}" "$ACCOUNT@$HOST" "mkdir -p $release && tar -xf - -C $release && chmod 755 $release $release/$service $release/vm-switch.sh && chmod 644 $release/$service.env"
  ssh "${options[@]}" -p "${PORT:-22}" "$ACCOUNT@$HOST" "$release/vm-switch.sh $(printf '%q' "$service")"
done
