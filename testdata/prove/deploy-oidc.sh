#!/usr/bin/env bash
# auth: oidc: the login step of the workflow makes a kubeconfig without any secret in
# it, whose plugin fetches a token for the API server's own audience when kubectl
# needs one. The token's issuer is a stand-in.
# shellcheck source-path=SCRIPTDIR source=sample.bash
. "$(dirname "$0")/sample.bash"
need kubectl jq curl python3
python3 -c 'import yaml' 2> /dev/null || { echo "skipped: no PyYAML"; exit 77; }
cd "$(sample deploy)"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
python3 "$root/testdata/prove/exporter.py" "$port" none none "$work/failing" &
issuer=$!
trap 'kill "$issuer"; rm -rf "$work"' EXIT
curl --silent --retry 20 --retry-connrefused --retry-delay 1 --output /dev/null "http://127.0.0.1:$port/metrics"

export RUNNER_TEMP=$work GITHUB_ENV=$work/env GITHUB_WORKSPACE=$PWD CERTIFICATE_AUTHORITY=pem SERVER=https://k8s.lab.acme.dev:6443
export ACTIONS_ID_TOKEN_REQUEST_URL="http://127.0.0.1:$port/token?version=2" ACTIONS_ID_TOKEN_REQUEST_TOKEN=stand-in
python3 - > "$work/login.sh" <<'EOF'
import yaml
job = yaml.safe_load(open(".github/workflows/deploy.yml"))["jobs"]["deploy-lab"]
print(next(step["run"] for step in job["steps"] if step.get("id") == "cluster"))
EOF
bash -eo pipefail "$work/login.sh"
grep -qx "KUBECONFIG=$work/kubeconfig" "$work/env"
config=$(kubectl --kubeconfig "$work/kubeconfig" config view --raw --output json)
jq -e '.clusters[0].cluster.server == env.SERVER and (.users[0].user | keys == ["exec"])' <<< "$config" > /dev/null
mapfile -t plugin < <(jq -r '.users[0].user.exec | .command, .args[]' <<< "$config")
# kubectl reads a relative path from the folder of the kubeconfig.
credential=$(cd "$work" && "${plugin[@]}")
jq -e '.kind == "ExecCredential" and .status.expirationTimestamp == "2023-11-14T22:13:20Z"
  and (.status.token | split(".")[1] | @base64d | fromjson.aud | endswith("audience=https%3A%2F%2Fk8s.lab.acme.dev%3A6443"))' <<< "$credential" > /dev/null
echo "a kubeconfig without a secret, and a token for the API server's audience"
