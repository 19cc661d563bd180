#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# usage: copy-images.sh REGISTRY VERSION SERVICE=IMAGE@DIGEST...
# Copies images as they are to a registry that the platform can read, and prints
# where they are now: images=SERVICE=REGISTRY/NAME@DIGEST ...
set -euo pipefail
registry=$1 version=$2
shift 2
copied=()
for one in "$@"; do
  service=${one%%=*} image=${one#*=}
  digest=${image##*@} name=${image%@*}
  target=$registry/${name##*/}
  docker buildx imagetools create --tag "$target:$version" "$image" >&2
  got=$(docker buildx imagetools inspect "$target:$version" --format '{{.Manifest.Digest}}')
  if [ "$got" != "$digest" ]; then
    echo "copy-images: $target:$version is $got and not $digest" >&2
    exit 1
  fi
  copied+=("$service=$target@$digest")
done
printf 'images=%s\n' "${copied[*]}"
