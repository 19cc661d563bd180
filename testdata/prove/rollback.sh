#!/usr/bin/env bash
# On a real control plane: a release whose requests fail is taken back as soon as
# the query of a local Prometheus crosses the limit, and the old revision is ready
# again within 30 seconds of that. A person's rollback and its list of revisions too.
# shellcheck source-path=SCRIPTDIR source=cluster.bash
. "$(dirname "$0")/cluster.bash"
cd "$(renamed deploy)"

# Before: version 1 runs and is what was released.
release v1.0.0
read -ra revisions <<< "$(scripts/rollback.sh --list staging)"
observed api
WATCH_SECONDS=3 scripts/watch-rollout.sh staging "${revisions[@]}"
kubectl wait deployment/api -n "$namespace" --for=jsonpath='{.status.readyReplicas}'=2 --timeout 2m
read -ra first <<< "$(released v1.0.0)"
scripts/verify-release.sh staging v1.0.0 "${first[@]}"

# Consul is asked as well, where there is one.
echo v1.0.0 > "$failing.version"
CONSUL_HTTP_ADDR=$service_url scripts/verify-release.sh staging v1.0.0 "${first[@]}"
echo v0.9.0 > "$failing.version"
if CONSUL_HTTP_ADDR=$service_url scripts/verify-release.sh staging v1.0.0 "${first[@]}"; then
  exit 1
fi

# Its requests fail as long as version 2 is what the Deployment asks for, once it
# has taken over wholly: nothing of version 1 is left to fall back on.
bad=$(digest "api v1.1.0")
read -ra revisions <<< "$(scripts/rollback.sh --list staging)"
release v1.1.0
kubectl rollout status deployment/api -n "$namespace" --timeout 5m
touch "$failing"
while sleep 0.2; do
  if [[ $(kubectl get deployment api -n "$namespace" -o jsonpath='{.spec.template.spec.containers[0].image}') != *"$bad" ]]; then
    rm -f "$failing"
  fi
done &
stop+=($!)
if WATCH_SECONDS=60 scripts/watch-rollout.sh staging "${revisions[@]}"; then
  echo "a failing release was kept"
  exit 1
fi
ready=$(date +%s.%N)
scripts/verify-release.sh staging v1.0.0 "${first[@]}"

query="(sum(rate(http_requests_total{namespace=\"$namespace\",job=\"api\",code=~\"5..\"}[30s])) or vector(0)) / sum(rate(http_requests_total{namespace=\"$namespace\",job=\"api\"}[30s])) > 0.05"
crossed=$(curl --fail --silent --get "$PROMETHEUS_URL/api/v1/query_range" --data-urlencode "query=$query" \
  --data-urlencode "start=$(date -d '-3 minutes' +%s)" --data-urlencode "end=$(date +%s)" --data step=1 |
  jq '.data.result[0].values[0][0]')
took=$(awk -v from="$crossed" -v to="$ready" 'BEGIN { printf "%.1f", to - from }')
echo "from the crossing to the old revision ready: $took s"
awk -v took="$took" 'BEGIN { exit !(took < 30) }'

# A person lists the revisions and goes back, also from a paused rollout.
release v1.2.0
kubectl rollout pause deployment/api -n "$namespace"
TIMEOUT=120 scripts/rollback.sh staging api mail
scripts/verify-release.sh staging v1.0.0 "${first[@]}"

# What was never released has no way back, and that is said.
if scripts/rollback.sh staging api=0; then
  exit 1
fi
echo "from the crossing of the error rate to the old revision ready: $took s"
