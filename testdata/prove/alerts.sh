#!/usr/bin/env bash
# Every rendered rule fires when it should and is silent when it should not, each
# severity finds its receivers, and a real Alertmanager sends what the chat robots
# and the gateway take.
# shellcheck source-path=SCRIPTDIR source=sample.bash
. "$(dirname "$0")/sample.bash"
need promtool amtool jq kustomize kubeconform python3
PATH=${BED:-$HOME/.cache/shipgen-bed}/alertmanager:$PATH # newer than the distribution's, where somebody built it

rules=0
for case in alerts alerts-operator platforms-machine; do
  [ -d "$root/testdata/generate/$case" ] || continue
  made=$(sample "$case")
  for file in "$made"/monitoring/prometheus/*/*.rules.yaml; do
    promtool check rules --lint=all --lint-fatal "$file" >/dev/null
    (cd "$(dirname "$file")" && promtool test rules "$(basename "$file" .yaml)_test.yaml" >/dev/null)
    rules=$((rules + $(grep -c 'alert: ' "$file")))
  done
  if [ "$case" = platforms-machine ]; then # Debian's promtool knows no discovery in Kubernetes
    promtool check config "$made/monitoring/prometheus/production/prometheus.yml" >/dev/null
  fi
  jq -e '.panels | length > 4' "$made/monitoring/grafana/dashboard.json" >/dev/null
done
echo "promtool: $rules alerts fire and are silent as tested"

# A test that cannot fail proves nothing: with the thresholds out of reach the
# same tests must fail.
mkdir "$work/broken"
cp "$work/alerts/monitoring/prometheus/production/"api.rules* "$work/broken"
sed -i 's/^\( *> \)0\.05$/\11000/' "$work/broken/api.rules.yaml"
if (cd "$work/broken" && promtool test rules api.rules_test.yaml >/dev/null 2>&1); then
  echo "the tests pass without the rule"
  exit 1
fi

config=$work/alerts/monitoring/alertmanager/alertmanager.yml
if ! amtool check-config "$config" >"$work/amtool" 2>&1; then
  grep -q 'payload not found' "$work/amtool" || { cat "$work/amtool"; exit 1; }
  echo "skipped: amtool here is older than Alertmanager 0.34 and does not know payload; promtool's part is proven"
  exit 77
fi
route() { amtool config routes test --config.file="$config" --verify.receivers="$2" "severity=$1" >/dev/null; }
route critical oncall,mail,dingtalk
route warning mail,webhook,wecom
route info mail

crds=${BED:-$HOME/.cache/shipgen-bed}/crds/prometheus-operator
schemas="crd schemas not here"
if [ -d "$crds" ] && python3 -c 'import yaml' 2>/dev/null; then
  python3 "$root/testdata/prove/crd_schemas.py" "$work/crds" "$crds"/*.yaml
  for overlay in "$work"/alerts-operator/deploy/overlays/*/; do
    kustomize build "$overlay" | kubeconform -strict -skip Namespace,Deployment,Service,ServiceAccount,NetworkPolicy,HorizontalPodAutoscaler,PodDisruptionBudget \
      -schema-location "$work/crds/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json"
  done
  schemas="operator objects fit their CRDs"
fi

if ! command -v alertmanager >/dev/null; then
  echo "promtool, amtool; $schemas; no alertmanager here to send with"
  exit 0
fi
python3 "$root/testdata/prove/alerts_receiver.py" "$work/got" >"$work/port" &
receiver=$!
trap 'kill "$receiver" "${manager:-$receiver}" 2>/dev/null; rm -rf "$work"' EXIT
until [ -s "$work/port" ]; do sleep 0.1; done
url=http://127.0.0.1:$(cat "$work/port")
mkdir "$work/secrets"
echo "$url/dingtalk" >"$work/secrets/dingtalk"
echo "$url/wecom" >"$work/secrets/wecom"
echo a-token >"$work/secrets/oncall"
echo none >"$work/secrets/mail"
sed -e "s|/etc/alertmanager/secrets|$work/secrets|; s|https://sms.acme.dev|$url|; s|https://hooks.acme.dev/alerts|$url/hook|; s|group_wait: 30s|group_wait: 1s|" \
  "$config" >"$work/alertmanager.yml"
alertmanager --config.file="$work/alertmanager.yml" --storage.path="$work/data" --web.listen-address=127.0.0.1:18093 --cluster.listen-address= >"$work/log" 2>&1 &
manager=$!
export ALERTMANAGER_URL=http://127.0.0.1:18093
say() {
  amtool --alertmanager.url="$ALERTMANAGER_URL" alert add "$1" severity="$2" application=orders service="$3" environment=production \
    --annotation='summary="it says: \"no\" # and more"' --annotation='description="{a: 12 %}"' --annotation='runbook_url="https://acme.dev/r#x"' 2>/dev/null
}
for _ in $(seq 50); do
  if say HighErrorRate critical api; then break; fi
  sleep 0.2
done
say HighLatency warning web
for _ in $(seq 50); do
  if [ "$(jq -s 'map(.path) | unique | length' "$work/got" 2>/dev/null)" = 4 ]; then break; fi
  sleep 0.2
done
jq -es '
  (map({key: .path, value: .}) | from_entries) as $by
  | ($by["/dingtalk"].body | .msgtype == "markdown" and .markdown.title == "HighErrorRate" and (.markdown.text | contains("it says: \"no\" # and more")))
  and ($by["/wecom"].body | .msgtype == "markdown" and (.markdown.content | contains("HighLatency")))
  and ($by["/send"] | .body.to == ["+491701234567"] and (.body.text | contains("HighErrorRate")) and .authorization == "Bearer a-token")
  and ($by["/hook"].body.alerts | length == 1)' "$work/got" >/dev/null || { cat "$work/got" "$work/log"; exit 1; }
echo "promtool: $rules alerts; amtool: each severity; Alertmanager: DingTalk, WeCom, SMS, webhook; $schemas"
