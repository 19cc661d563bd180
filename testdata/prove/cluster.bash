# shellcheck shell=bash
# Sourced by the proofs that need a cluster: a release with a digest of its own,
# in a namespace of its own.
# shellcheck source-path=SCRIPTDIR source=sample.bash
. "$(dirname "${BASH_SOURCE[0]}")/sample.bash"
need kubectl kustomize jq curl python3 prometheus
kubectl get --raw /readyz > /dev/null 2>&1 || { echo "skipped: no Kubernetes API server answers"; exit 77; }

# The simulated nodes have no disk of their own accord.
for node in $(kubectl get nodes -o name); do
  kubectl patch "$node" --subresource=status --type=merge --patch \
    '{"status": {"capacity": {"ephemeral-storage": "500Gi"}, "allocatable": {"ephemeral-storage": "500Gi"}}}' > /dev/null
done

app=prove-$$
namespace=$app-staging
stop=()
finish() {
  local pid
  for pid in "${stop[@]}"; do
    kill "$pid" 2> /dev/null || true
  done
  kubectl delete namespace "$namespace" --ignore-not-found --wait=false > /dev/null 2>&1 || true
  rm -rf "$work"
}
trap finish EXIT

# KWOK looks at pods every half minute where etcd is old. Its nodes start ours
# within two seconds instead: what is timed is the rollout, not the simulator.
starts() {
  local pod now
  while sleep 0.5; do
    now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
    for pod in $(kubectl get pods --namespace "$namespace" --output json | jq -r '.items[] | select(.spec.nodeName
      and .metadata.deletionTimestamp == null and ((.status.conditions // []) | any(.type == "Ready" and .status == "True") | not))
      | .metadata.name'); do
      kubectl patch pod "$pod" --namespace "$namespace" --subresource=status --type=merge --patch "{\"status\": {\"phase\": \"Running\",
        \"conditions\": [{\"type\": \"Ready\", \"status\": \"True\", \"lastTransitionTime\": \"$now\"}]}}" || true
    done
  done > /dev/null 2>&1
}
starts &
stop+=($!)

# digest TEXT makes up a digest.
digest() { printf 'sha256:%s' "$(printf '%s' "$1" | sha256sum | cut -d ' ' -f 1)"; }

# renamed CASE renders a sample under the name of this proof.
renamed() {
  local case=$work/case-$1
  mkdir -p "$case"
  cp -r "$root/testdata/generate/$1/." "$case"
  rm -rf "$case/want"
  sed -i "s/^name: .*/name: $app/" "$case/ship.yaml"
  render "$case"
}

# released VERSION prints the images of a release.
released() {
  local service
  for service in api clean mail; do
    printf '%s=ghcr.io/acme/%s-%s@%s ' "$service" "$app" "$service" "$(digest "$service $1")"
  done
}

# release VERSION writes and applies it.
release() {
  local images
  read -ra images <<< "$(released "$1")"
  scripts/set-release.sh staging "$1" "${images[@]}" > /dev/null
  kubectl apply --server-side --force-conflicts --field-manager=deploy -f deploy/overlays/staging/namespace.yaml > /dev/null
  kubectl apply --server-side --force-conflicts --field-manager=deploy -k deploy/overlays/staging > /dev/null
}

# free_port prints a port that nobody listens on.
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# observed JOB starts counters of its requests, which fail while $failing exists,
# and a Prometheus that reads them; sets PROMETHEUS_URL and service_url.
observed() {
  local exporter port
  exporter=$(free_port) port=$(free_port) failing=$work/failing
  python3 "$root/testdata/prove/exporter.py" "$exporter" "$namespace" "$1" "$failing" &
  stop+=($!)
  cat > "$work/prometheus.yml" <<EOF
global: {scrape_interval: 1s}
scrape_configs:
  - job_name: requests
    honor_labels: true
    static_configs: [{targets: ["127.0.0.1:$exporter"]}]
EOF
  prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/prometheus" \
    --web.listen-address="127.0.0.1:$port" --log.level=error &
  stop+=($!)
  export PROMETHEUS_URL=http://127.0.0.1:$port
  service_url=http://127.0.0.1:$exporter
  for _ in $(seq 50); do
    curl --fail --silent "$PROMETHEUS_URL/-/ready" > /dev/null && return
    sleep 0.2
  done
  return 1
}
