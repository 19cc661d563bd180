# shellcheck shell=bash
# Stands in for Docker's client where the rendered workflows call it: Buildx is the
# real one, its builder the BuildKit of this machine instead of a container; a log-in
# is recorded, and what goes to ghcr.io goes to the registry of this machine.
# CALLS: file of the calls, an argument per line. BUILDX, BUILDKIT, REGISTRY: program, address, host.
set -euo pipefail
printf '%s\n' "--- $1 ${2-}" "${@:2}" >> "$CALLS"

# bases FILE: stand-ins for the images that a Dockerfile names by digest.
bases() {
  local ref name
  grep -oE '[A-Za-z0-9./_-]+(:[A-Za-z0-9._-]+)?@sha256:[0-9a-f]{64}' "$1" | sort -u | while read -r ref; do
    name=${ref%%@*}
    case $name in
    *dockerfile*) continue ;;
    golang:*) name=docker.io/library/golang:$(go env GOVERSION | sed s/go//)-alpine ;;
    esac
    printf -- '--build-context\n%s=docker-image://%s\n' "$ref" "$name"
  done
}

build() {
  local args=() contexts
  while [ $# -gt 0 ]; do
    case $1 in
    --tag) args+=(--tag "${2/#ghcr.io\//$REGISTRY/}") && shift ;;
    --attest) [[ $2 == type=sbom* ]] || args+=(--attest "$2"); shift ;; # its scanner is an image of Docker's
    --file)
      mapfile -t contexts < <(bases "$2")
      args+=(--file "$2" "${contexts[@]}") && shift
      ;;
    *) args+=("$1") ;;
    esac
    shift
  done
  exec "$BUILDX" build --build-arg BUILDKIT_SYNTAX=docker/dockerfile:1 "${args[@]}"
}

case "$1 ${2-}" in
login*) cat > /dev/null ;;
"buildx create") "$BUILDX" create --name "$(sed -n '/^--name$/{n;p}' <(printf '%s\n' "$@"))" --driver remote "$BUILDKIT" --use ;;
# Buildx from its sources does not know its version, which decides what it is given.
"buildx version") echo "github.com/docker/buildx $(go version -m "$BUILDX" | awk '$1 == "mod" { print $3 }') 0" ;;
"buildx build") shift 2 && build "$@" ;;
buildx*) shift && exec "$BUILDX" "$@" ;;
version* | info* | context*) echo "stand-in" ;;
esac
