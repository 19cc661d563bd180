#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Runs the tests of the CI matrix in containers on this machine, and merges their
# coverage in cover.out. Another processor than this machine's is emulated, where
# the kernel has been told how (docker run --privileged tonistiigi/binfmt).
#
# usage: scripts/test-matrix.sh       ENGINE=podman takes podman
set -euo pipefail
cd "$(dirname "$0")/.."

engine=${ENGINE:-docker}
profiles=$(mktemp -d)
trap 'rm -rf "$profiles"' EXIT
failed=0

# row GO IMAGE ARCH COMMAND... runs a command in a container that can change
# nothing here but the profiles.
row() {
  local go=$1 image=$2 arch=$3
  shift 3
  echo "== Go $go, $arch: $*"
  if ! "$engine" run --rm --platform "linux/$arch" \
    --volume "$PWD:/src:ro" --volume "$profiles:/profiles" --workdir /src/server \
    --volume "test-matrix-modules:/go/pkg/mod" --volume "test-matrix-build-$go-$arch:/root/.cache/go-build" \
    "$image" "$@"; then
    failed=1
    echo "== Go $go, $arch: failed" >&2
  fi
}

row oldstable golang:1.26.7-bookworm@sha256:6ef6e30f0ea5c384f6d111cf856e024e3086bbdcb1779da3f3b3fbba0aea53d2 amd64 \
  go test -shuffle=on -covermode=atomic -coverprofile=/profiles/0.out ./...
row oldstable golang:1.26.7-bookworm@sha256:6ef6e30f0ea5c384f6d111cf856e024e3086bbdcb1779da3f3b3fbba0aea53d2 arm64 \
  go test -shuffle=on -covermode=atomic -coverprofile=/profiles/1.out ./...
row oldstable golang:1.26.7-bookworm@sha256:6ef6e30f0ea5c384f6d111cf856e024e3086bbdcb1779da3f3b3fbba0aea53d2 amd64 \
  env CGO_ENABLED=0 GOARCH=s390x go vet ./...
row stable golang:1.27.2-bookworm@sha256:5cf287a799e6b94384bad13d16b14904c531f51ba65792237e122ce42b392f61 amd64 \
  go test -shuffle=on -covermode=atomic -coverprofile=/profiles/3.out ./...
row stable golang:1.27.2-bookworm@sha256:5cf287a799e6b94384bad13d16b14904c531f51ba65792237e122ce42b392f61 arm64 \
  go test -shuffle=on -covermode=atomic -coverprofile=/profiles/4.out ./...
row stable golang:1.27.2-bookworm@sha256:5cf287a799e6b94384bad13d16b14904c531f51ba65792237e122ce42b392f61 amd64 \
  env CGO_ENABLED=0 GOARCH=s390x go vet ./...

if compgen -G "$profiles/*.out" > /dev/null; then
  {
    echo 'mode: atomic'
    awk '!/^mode:/ { runs[$1 " " $2] += $3 } END { for (block in runs) print block, runs[block] }' "$profiles"/*.out | sort
  } > server/cover.out
fi
exit "$failed"
