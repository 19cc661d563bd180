#!/usr/bin/env bash
# The sample service's rendered Dockerfile builds with BuildKit, and its image,
# run read-only as nobody, answers its probes and stops when asked to.
set -euo pipefail
bed=${BED_SCRIPTS:-$ROOT/../shared/bed}
[ -x "$bed/build.sh" ] || { echo "no BuildKit scripts at $bed"; exit 77; }
# shellcheck disable=SC1091
. "$bed/env.sh"
buildctl --addr "unix://$BED/img/buildkitd.sock" debug workers >/dev/null 2>&1 || { echo "no BuildKit runs here"; exit 77; }
cp -R "$ROOT/testdata/detect/orders/repo/." "$WORK"
cd "$WORK"
"$SHIPGEN" init --generate >/dev/null
"$bed/build.sh" . Dockerfile --output type=local,dest="$WORK/rootfs" >"$WORK/build.log" 2>&1 || { tail -n 20 "$WORK/build.log"; exit 1; }
RUN_ENV="PORT=18080" "$bed/image-run.sh" "$WORK/rootfs" /app >"$WORK/run.log" 2>&1 &
run=$!
for _ in $(seq 50); do curl -fs http://127.0.0.1:18080/livez >/dev/null 2>&1 && break; sleep 0.2; done
for path in livez readyz metrics; do curl -fsS -o /dev/null "http://127.0.0.1:18080/$path"; done
pkill -TERM -P "$run" || true
wait "$run" || true
echo "the sample's image is built and, read-only as 65532, answers /livez, /readyz and /metrics"
