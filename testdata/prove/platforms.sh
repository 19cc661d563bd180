#!/usr/bin/env bash
# What goes to other platforms: files before the checkers of their vendors, and the
# scripts against stand-ins for the vendors' command lines, through a good release,
# a bad one and the way back.
# shellcheck source-path=SCRIPTDIR source=sample.bash
. "$(dirname "$0")/sample.bash"
need jq shellcheck curl python3 openssl
here=$root/testdata/prove
stand=$work/bin
mkdir "$stand"
cp "$here"/platforms/* "$stand/"
chmod +x "$stand"/*
export STATE=$work/state
mkdir "$STATE"
done_=()

aws=$(sample platforms-aws)
google=$(sample platforms-google)
machine=$(sample platforms-machine)
alibaba=$(sample platforms-alibaba)
azure=$(sample platforms-azure)
pipelines=$(sample platforms-pipelines)
for made in "$aws" "$google" "$machine" "$alibaba" "$azure" "$pipelines"; do
  shellcheck "$made"/scripts/*.sh
done
jq -e . "$aws"/deploy/fargate/production/*.json "$alibaba"/deploy/fc/production/*.json >/dev/null
if command -v cfn-lint >/dev/null; then
  cfn-lint "$aws/deploy/calls/production/template.yaml" "$pipelines"/deploy/*/*/pipeline.yaml
  done_+=("SAM and CodePipeline (cfn-lint)")
fi
if schemas; then
  check-jsonschema --quiet --builtin-schema vendor.cloudbuild "$pipelines"/deploy/run/*/cloudbuild.yaml
  done_+=("Cloud Build (schema)")
fi
for tofu in tofu terraform; do
  if command -v "$tofu" >/dev/null; then
    for dir in "$aws/infra/aws" "$google/infra/gcp" "$azure/infra/azure" "$alibaba/infra/alibaba" "$pipelines"/infra/*; do
      TF_CLI_CONFIG_FILE=/dev/null "$tofu" fmt -check -diff "$dir"
    done
    done_+=("Terraform ($tofu fmt)")
    break
  fi
done
if command -v kustomize >/dev/null; then
  kustomize build "$google/deploy/events/production" >"$work/knative.yaml"
  grep -q 'kind: Trigger' "$work/knative.yaml"
  crds=${BED:-$HOME/.cache/shipgen-bed}/crds/knative
  if [ -d "$crds" ] && command -v kubeconform >/dev/null && python3 -c 'import yaml' 2>/dev/null; then
    python3 "$here/crd_schemas.py" "$work/crds" "$crds"/*.yaml
    kubeconform -strict -schema-location "$work/crds/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json" \
      "$work/knative.yaml" "$google"/deploy/run/*/*.yaml
    done_+=("Knative and Cloud Run (CRDs)")
  fi
fi
if command -v systemd-analyze >/dev/null; then
  # The program is not on this machine; all else must be right.
  systemd-analyze verify "$machine/deploy/hetzner/production/orders-api.service" 2>&1 | grep -v 'is not executable\|Unit .* not found' >"$work/verify" || true
  ! grep -q 'orders-api.service' "$work/verify" || { cat "$work/verify"; exit 1; }
  done_+=("systemd unit")
fi
# access NAME FOLDER PLACE AS...: the deployer of a cluster may apply what is rendered
# for its namespace, and no more.
access() {
  local name=$1 dir=$2 at=$3 space=shipgen-access-$1-$$ allowed=yes
  shift 3
  sed "s/orders-production/$space/" "$dir/infra/kubernetes/$at.yaml" | kubectl apply -f - >/dev/null
  if ! grep -q '^kind: RoleBinding' "$dir/infra/kubernetes/$at.yaml"; then
    # What Alibaba Cloud makes of a permission for a custom role.
    kubectl create rolebinding github --namespace "$space" --clusterrole "$space-deployer" --user github >/dev/null
  fi
  as=(kubectl "$@" --namespace "$space")
  kustomize build "$dir/deploy/overlays/$at" | sed "s/orders-production/$space/" |
    "${as[@]}" apply --server-side -f - >"$work/applied" 2>&1 || allowed=no
  grep -q ' forbidden: ' "$work/applied" && { cat "$work/applied"; allowed=no; }
  for forbidden in 'get secrets' 'create clusterroles' 'patch deployments --namespace default' 'escalate roles' 'create pods' 'create pods/exec'; do
    # shellcheck disable=SC2086 # several words
    if "${as[@]}" auth can-i $forbidden >/dev/null 2>&1; then
      echo "the deployer of $name may $forbidden"
      allowed=no
    fi
  done
  for needed in 'create pods --subresource=portforward' 'patch grpcroutes.gateway.networking.k8s.io' 'patch httproutes.gateway.networking.k8s.io'; do
    # shellcheck disable=SC2086 # several words
    "${as[@]}" auth can-i $needed >/dev/null 2>&1 || { echo "the deployer of $name may not $needed"; allowed=no; }
  done
  kubectl delete namespace "$space" --wait=false >/dev/null
  kubectl delete clusterrole "$space-deployer" --ignore-not-found >/dev/null
  if [ "$allowed" = no ] && grep -q 'no matches for kind\|the server could not find' "$work/applied" && ! grep -q ' forbidden: ' "$work/applied"; then
    allowed='as far as this API server has the kinds'
  fi
  [ "$allowed" != no ] || { cat "$work/applied"; exit 1; }
}
if kubectl get --raw /readyz >/dev/null 2>&1 && command -v kustomize >/dev/null; then
  access eks "$aws" production --as=github --as-group=orders-deployers
  access gke "$google" production --as=deploy@acme-prod.iam.gserviceaccount.com
  access aks "$azure" production-aks --as=00000000-0000-0000-0000-000000000004
  access arc "$azure" production-plant --as=00000000-0000-0000-0000-000000000004
  access ack "$alibaba" production --as=github
  done_+=("deployer's rights in clusters of EKS, GKE, AKS, Arc and ACK")
fi

PATH=$stand:$PATH
zero=$(printf '%064d' 0) one=$(printf '%064d' 1)

# expect STATUS COMMAND...: what ends otherwise is a failure.
expect() {
  local want=$1 got=0
  shift
  "$@" >"$work/out" 2>&1 || got=$?
  [ "$got" = "$want" ] || { cat "$work/out"; echo "$*: status $got, want $want"; exit 1; }
}

# ECS: created, updated, taken back by ECS itself.
cd "$aws"
export ECS_SECONDS=0 ECS_TRIES=5
expect 0 scripts/ecs-deploy.sh deploy/fargate/production v1.0.0 "api=r.example/orders-api@sha256:$zero"
expect 0 scripts/ecs-deploy.sh deploy/fargate/production v1.1.0 "api=r.example/orders-api@sha256:$one"
jq -e '.taskDefinition == "arn:task:2" and .deploymentConfiguration.deploymentCircuitBreaker.rollback' "$STATE/service" >/dev/null
jq -e --arg image "r.example/orders-api@sha256:$one" '.containerDefinitions[0].image == $image' "$STATE/task-2" >/dev/null
touch "$STATE/breaks"
expect 1 scripts/ecs-deploy.sh deploy/fargate/production v1.2.0 "api=r.example/orders-api@sha256:$zero"
grep -q 'went back to arn:task:2' "$work/out"
done_+=("ECS")

# CodeBuild: builds what has a release's tag, once, and hands ECS the digests.
rm -f "$STATE/breaks" "$STATE/service"
if python3 -c 'import yaml' 2>/dev/null; then
  cd "$pipelines"
  git init -q --bare "$work/origin.git"
  git remote add origin "$work/origin.git"
  git push -q origin main
  export REGISTRY=r.example PLATFORM=linux/arm64
  built() { grep -c . "$STATE/built" 2>/dev/null || true; }
  expect 128 python3 "$stand/run_commands.py" deploy/fargate/production/build.buildspec.yaml # no release
  git tag --annotate --message v1.0.0 v1.0.0
  expect 0 python3 "$stand/run_commands.py" deploy/fargate/production/build.buildspec.yaml
  expect 0 python3 "$stand/run_commands.py" deploy/fargate/production/build.buildspec.yaml
  [ "$(built)" = 2 ] || { echo "$(built) builds of two images"; exit 1; }
  grep -qE '^api=r.example/orders-api@sha256:[0-9a-f]{64}$' images.txt
  grep -qE '^thumbs=r.example/orders-thumbs@sha256:[0-9a-f]{64}$' images.txt
  [ "$(cat version.txt)" = v1.0.0 ]
  expect 0 python3 "$stand/run_commands.py" deploy/staged/staging/build.buildspec.yaml
  mkdir "$work/images"
  mv images.txt version.txt "$work/images/"
  CODEBUILD_SRC_DIR_Images=$work/images expect 0 python3 "$stand/run_commands.py" deploy/staged/staging/deploy.buildspec.yaml
  jq -e --arg commit "$(git rev-parse HEAD)" '.tags == [{key: "version", value: $commit}] and (.containerDefinitions[0].image | startswith("r.example/orders-api@"))' \
    "$STATE/task-$(cat "$STATE/tasks")" >/dev/null
  done_+=("CodeBuild")
fi

# Cloud Run: the first takes all, the second step by step, a sick one nothing.
cd "$google"
python3 -m http.server 18098 --bind 127.0.0.1 --directory "$STATE" >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
touch "$STATE/healthz"
for _ in $(seq 50); do
  if curl -sf -o /dev/null http://127.0.0.1:18098/healthz; then break; fi
  sleep 0.1
done
export STEP_SECONDS=0 SHARES='10 50 100'
expect 0 scripts/cloud-run-deploy.sh deploy/run/production v1.0.0 "api=r.example/orders-api@sha256:$zero"
expect 0 scripts/cloud-run-deploy.sh deploy/run/production v1.1.0 "api=r.example/orders-api@sha256:$one"
[ "$(cat "$STATE/shares")" = '10 50 100 ' ]
now=$(jq -r '.status.traffic[0].revisionName' "$STATE/run")
rm "$STATE/healthz"
sed -i 's/--retry 6 --retry-delay 5/--retry 1 --retry-delay 0/' scripts/cloud-run-deploy.sh
expect 1 scripts/cloud-run-deploy.sh deploy/run/production v1.2.0 "api=r.example/orders-api@sha256:$zero"
[ "$(jq -r '[.status.traffic[] | select(.percent == 100)][0].revisionName' "$STATE/run")" = "$now" ]
touch "$STATE/healthz" "$STATE/sickens" # it answers until it gets traffic
expect 1 scripts/cloud-run-deploy.sh deploy/run/production v1.3.0 "api=r.example/orders-api@sha256:$zero"
[ "$(jq -r '[.status.traffic[] | select(.percent == 100)][0].revisionName' "$STATE/run")" = "$now" ]
done_+=("Cloud Run")

# Cloud Build: the same, from the source.
if python3 -c 'import yaml' 2>/dev/null; then
  cd "$pipelines"
  rm -f "$STATE/run" "$STATE/sickens" "$STATE/shares"
  touch "$STATE/healthz"
  unset SHARES
  release() { python3 "$stand/run_commands.py" deploy/run/production/cloudbuild.yaml "$work" "TAG_NAME=$1" "COMMIT_SHA=$(git rev-parse HEAD)"; }
  expect 0 release v2.0.0
  expect 0 release v2.1.0
  [ "$(cat "$STATE/shares")" = '10 50 100 ' ]
  rm "$STATE/healthz"
  sed -i 's/--retry 6 --retry-delay 5/--retry 1 --retry-delay 0/' scripts/cloud-run-deploy.sh
  expect 1 release v2.2.0
  touch "$STATE/healthz"
  done_+=("Cloud Build")
fi

# A machine: a good release, a bad one that is taken back, and by hand to the first.
cd "$machine"
port=18097
sed -i "s|127.0.0.1:8080|127.0.0.1:$port|; s|^# root: .*|# root: $work/machine|" deploy/hetzner/production/api.env
export HOST=vm1.acme.dev ACCOUNT=deploy SSH_KNOWN_HOSTS='vm1.acme.dev ssh-ed25519 AAAA' SYSTEMCTL=$stand/systemctl TRIES=8 PROGRAM_PORT=$port MACHINE=$work/machine/api
expect 0 scripts/vm-deploy.sh deploy/hetzner/production v1.0.0 "api=good@sha256:$zero"
grep -qF "MOTTO=\"it's \\\"\\\${so}\\\" \\\$(far)\"" "$work/machine/api/current/api.env"
expect 1 scripts/vm-deploy.sh deploy/hetzner/production v1.1.0 "api=bad@sha256:$one"
[ "$(readlink "$work/machine/api/current")" = "$work/machine/api/releases/v1.0.0" ]
curl -sf -o /dev/null "http://127.0.0.1:$port/healthz"
expect 0 scripts/vm-deploy.sh deploy/hetzner/production v1.2.0 "api=good@sha256:$one"
expect 0 "$work/machine/api/releases/v1.0.0/vm-switch.sh" api
[ "$(readlink "$work/machine/api/current")" = "$work/machine/api/releases/v1.0.0" ]
"$stand/systemctl" stop orders-api.service
done_+=("machine")

# Alibaba Cloud: an identity for a token, then signed calls that a second reading of
# the vendor's page accepts.
cd "$alibaba"
python3 "$stand/alibaba_server.py" 18096 &
fake=$!
trap 'kill "$server" "$fake" 2>/dev/null; rm -rf "$work"' EXIT
for _ in $(seq 50); do
  if curl -s -o /dev/null http://127.0.0.1:18096/; then break; fi
  sleep 0.1
done
export ACTIONS_ID_TOKEN_REQUEST_URL='http://127.0.0.1:18096/token?a=b' ACTIONS_ID_TOKEN_REQUEST_TOKEN=x ALIBABA_STS_URL=http://127.0.0.1:18096 ALIBABA_API_SCHEME=http
scripts/alibaba-login.sh acs:ram::1:role/deploy acs:ram::1:oidc-provider/github >"$work/env" 2>/dev/null
while IFS='=' read -r name value; do export "$name=$value"; done <"$work/env"
scripts/alibaba-api.sh GET 127.0.0.1:18096 /k8s/c1a2b3/user_config DescribeClusterUserKubeconfig 2015-12-15 TemporaryDurationMinutes=60 | jq -e '.config' >/dev/null
if command -v go >/dev/null && command -v zip >/dev/null; then
  HOST=127.0.0.1:18096 MODULE=. expect 0 scripts/function-compute-deploy.sh deploy/fc/production v1.0.0 hook=./cmd/hook
  grep -q 'live is version 7' "$work/out"
fi
ALIBABA_CLOUD_ACCESS_KEY_SECRET=wrong expect 22 scripts/alibaba-api.sh GET 127.0.0.1:18096 /k8s/c1a2b3/user_config DescribeClusterUserKubeconfig 2015-12-15 TemporaryDurationMinutes=60
done_+=("Alibaba Cloud")
list=$(printf '%s, ' "${done_[@]}")
echo "${list%, }: release, failure and way back; not asked: the vendors themselves"
