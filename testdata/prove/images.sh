#!/usr/bin/env bash
# The sample service's rendered Dockerfile builds with BuildKit on every base that
# ship.yaml knows, with cgo where the base has a C library, and each image, run
# read-only as nobody, answers its probes and stops when asked to.
set -euo pipefail
bed=${BED_SCRIPTS:-$ROOT/../shared/bed}
[ -x "$bed/build.sh" ] || { echo "no BuildKit scripts at $bed"; exit 77; }
# shellcheck disable=SC1091
. "$bed/env.sh"
buildctl --addr "unix://$BED/img/buildkitd.sock" debug workers >/dev/null 2>&1 || { echo "no BuildKit runs here"; exit 77; }

# stand_ins: the options that put what the machine has in the place of the images
# of a build with a C compiler, whose digests only a public registry has.
stand_ins() {
  grep -oE '(golang:[a-z0-9.-]+-bookworm|gcr.io/distroless/base-debian12:nonroot)@sha256:[0-9a-f]{64}' Dockerfile | sort -u | while read -r ref; do
    case $ref in
    golang*) printf -- '--opt\ncontext:%s=docker-image://docker.io/library/golang:bed-bookworm\n' "$ref" ;;
    *) printf -- '--opt\ncontext:%s=docker-image://docker.io/library/base-debian12:nonroot\n' "$ref" ;;
    esac
  done
}

# answers: the image in $1/rootfs is asked for the sample's probes.
answers() {
  RUN_ENV="PORT=18080" "$bed/image-run.sh" "$1/rootfs" /app >"$1/run.log" 2>&1 &
  local run=$! path
  for _ in $(seq 50); do curl -fs http://127.0.0.1:18080/livez >/dev/null 2>&1 && break; sleep 0.2; done
  for path in livez readyz metrics; do curl -fsS -o /dev/null "http://127.0.0.1:18080/$path" || { tail -n 20 "$1/run.log"; exit 1; }; done
  pkill -TERM -P "$run" || true
  wait "$run" || true
}

proven=()
for variant in distroless-static alpine scratch distroless-base+cgo; do
  if [[ $variant == *+cgo ]] && ! curl -fs "http://$REG/v2/library/golang/tags/list" | grep -q bed-bookworm; then
    echo "left out: $variant, for the registry has no golang:bed-bookworm with a C compiler"
    continue
  fi
  dir=$WORK/$variant
  cp -R "$ROOT/testdata/detect/orders/repo/." "$dir"
  cd "$dir"
  "$SHIPGEN" init >/dev/null
  printf 'image: {base: %s}\n' "${variant%+cgo}" >>ship.yaml
  [[ $variant != *+cgo ]] || sed -i 's|build: {main: \(\S*\)}|build: {main: \1, cgo: true}|; s|build: \(\./\S*\)|build: {main: \1, cgo: true}|' ship.yaml
  "$SHIPGEN" generate >/dev/null
  [[ $variant != *+cgo ]] || grep -q CGO_ENABLED=1 Dockerfile
  mapfile -t options < <(stand_ins)
  "$bed/build.sh" . Dockerfile "${options[@]}" --output type=local,dest="$dir/rootfs" >"$dir/build.log" 2>&1 || { echo "$variant"; tail -n 20 "$dir/build.log"; exit 1; }
  answers "$dir"
  proven+=("$variant")
done
echo "the sample's image is built on ${proven[*]} and, read-only as 65532, answers /livez, /readyz and /metrics"
