#!/bin/sh
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# usage: build-images.sh REGISTRY VERSION OUT [SERVICE NAME CONTEXT DOCKERFILE]...
# Builds each image for PLATFORM, pushes it, and writes to the file OUT what it is by
# digest: SERVICE=REGISTRY/NAME@DIGEST. An image that the registry has for the version
# is taken as it is: one version is one image. No layers of earlier builds are used.
# It runs in images that have no bash.
set -eu
registry=$1 version=$2 out=$3
shift 3
: > "$out"
while [ $# -gt 0 ]; do
  service=$1 name=$2 context=$3 file=$4
  shift 4
  target=$registry/$name:$version
  if docker pull --quiet --platform "$PLATFORM" "$target" > /dev/null 2>&1; then
    echo "$target is there already"
  else
    DOCKER_BUILDKIT=1 docker build --platform "$PLATFORM" --pull --file "$file" --tag "$target" \
      --label "org.opencontainers.image.version=$version" --label "org.opencontainers.image.revision=$REVISION" "$context"
    docker push --quiet "$target"
  fi
  image=$(docker image inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' "$target" | grep "^$registry/$name@sha256:" | head -n 1)
  printf '%s=%s\n' "$service" "${image:?$target has no digest}" | tee -a "$out"
done
