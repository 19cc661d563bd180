#!/usr/bin/env bash
# On a real control plane with simulated nodes: a changed config file replaces the
# pods; a rotated Secret is over only when the last pod from before is gone, and
# the old key is revoked then and not earlier; Reloader is told whom to restart.
set -euo pipefail
for tool in kubectl kustomize; do
  command -v "$tool" >/dev/null || { echo "no $tool here"; exit 77; }
done
kubectl get --raw /readyz >/dev/null 2>&1 || { echo "no API server answers"; exit 77; }
for node in $(kubectl get nodes -o name); do # the simulated nodes have no disk of their own accord
  kubectl patch "$node" --subresource=status --type=merge --patch \
    '{"status": {"capacity": {"ephemeral-storage": "500Gi"}, "allocatable": {"ephemeral-storage": "500Gi"}}}' >/dev/null
done
app=rotation-$$ namespace=rotation-$$-production
trap 'kubectl delete namespace "$namespace" --ignore-not-found --wait=false >/dev/null 2>&1 || true' EXIT
mkdir -p "$WORK/case/cmd/api"
cd "$WORK/case"
git init -q
cp "$ROOT/testdata/generate/secrets/go.mod" .
cp "$ROOT/testdata/generate/secrets/cmd/api/main.go" cmd/api/
echo 'level: info' >app.yaml
cat >ship.yaml <<EOF
version: 1
name: $app
repository: acme/orders
services:
  api:
    build: ./cmd/api
    port: 8080
    health: /healthz
    scaling: 2
    drain: 1s
    gracePeriod: 3s
    config: {files: {app.yaml: app.yaml}}
    secrets: {TOKEN: {path: "api-token#value", mount: env}}
environments: {production: {}}
patches: [deploy/patches/surge.yaml]
EOF
# The simulated nodes are slow to look: all new pods may come at once.
mkdir -p deploy/patches
cat >deploy/patches/surge.yaml <<EOF
apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec: {strategy: {rollingUpdate: {maxSurge: 100%}}, minReadySeconds: 1}
EOF
"$SHIPGEN" generate >/dev/null
kubectl apply -f deploy/overlays/production/namespace.yaml >/dev/null
kubectl create secret generic api-token --namespace "$namespace" --from-literal=value=first >/dev/null
kubectl apply -k deploy/overlays/production >/dev/null
status() { kubectl rollout status deployment/api --namespace "$namespace" --timeout 180s >/dev/null; }
pods() { kubectl get pods --namespace "$namespace" --selector app.kubernetes.io/name=api -o jsonpath='{range .items[*]}{.metadata.name}{"\n"}{end}' | sort; }
status
before=$(pods)
reload=$(kubectl get deployment api --namespace "$namespace" -o jsonpath='{.metadata.annotations.secret\.reloader\.stakater\.com/reload}')
[ "$reload" = api-token ] || { echo "Reloader is told to follow \"$reload\""; exit 1; }

# The same files again change nothing; another content of one replaces every pod.
kubectl apply -k deploy/overlays/production >/dev/null
status
[ "$(pods)" = "$before" ] || { echo "an unchanged render restarts pods"; exit 1; }
echo 'level: debug' >app.yaml
"$SHIPGEN" generate >/dev/null
kubectl apply -k deploy/overlays/production >/dev/null
status
for _ in $(seq 60); do
  kept=$(comm -12 <(echo "$before") <(pods) | wc -l)
  [ "$kept" = 0 ] && break
  sleep 1
done
[ "$kept" = 0 ] || { echo "$kept pods run on with the old config"; exit 1; }
sleep 1

# A new value, then the script: what it revokes with sees only newer pods.
before=$(pods)
kubectl create secret generic api-token --namespace "$namespace" --from-literal=value=second --dry-run=client -o yaml | kubectl apply -f - >/dev/null 2>&1
revoke="kubectl get pods --namespace $namespace --selector app.kubernetes.io/name=api -o name >$WORK/revoked"
scripts/revoke-old-key.sh "$namespace" api api-token -- bash -c "$revoke" >"$WORK/out"
[ -s "$WORK/revoked" ] || { echo "nothing was revoked"; cat "$WORK/out"; exit 1; }
kept=$(comm -12 <(echo "$before") <(sed 's|^pod/||' "$WORK/revoked" | sort) | wc -l)
[ "$kept" = 0 ] || { echo "the key was revoked under $kept old pods"; exit 1; }
# Pods that do not go hold it back: one that never becomes ready.
kubectl create secret generic api-token --namespace "$namespace" --from-literal=value=third --dry-run=client -o yaml | kubectl apply -f - >/dev/null 2>&1
kubectl patch deployment api --namespace "$namespace" --type=json \
  --patch '[{"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "ghcr.io/acme/broken:1"}]' >/dev/null
if TIMEOUT=8 scripts/revoke-old-key.sh "$namespace" api api-token -- touch "$WORK/too-early" >"$WORK/out" 2>&1 || [ -e "$WORK/too-early" ]; then
  echo "the key was revoked while old pods served"
  cat "$WORK/out"
  exit 1
fi
echo "new config: all pods replaced; new Secret: the old key revoked after the last old pod, and not while one is left"
