#!/usr/bin/env bash
# A real API server refuses what the rendered ValidatingAdmissionPolicy forbids,
# Pod Security what it forbids, and both admit what is rendered; Gatekeeper's and
# conftest's rules pass their tests and hold for every overlay.
set -euo pipefail
for tool in kubectl kustomize conftest gator; do
  command -v "$tool" >/dev/null || { echo "no $tool here"; exit 77; }
done
kubectl get --raw /readyz >/dev/null 2>&1 || { echo "no API server answers"; exit 77; }
app=admission-$$
cp -R "$ROOT/testdata/generate/policies/." "$WORK/case"
rm -rf "$WORK/case/want"
cd "$WORK/case"
git init -q
sed -i "s/^name: .*/name: $app/" ship.yaml
"$SHIPGEN" generate >/dev/null

conftest verify --no-color --policy policy/conftest >"$WORK/out" || { cat "$WORK/out"; exit 1; }
scripts/check-policies.sh >"$WORK/out" 2>&1 || { cat "$WORK/out"; exit 1; }
gator verify ./policy/gatekeeper/... >"$WORK/out" 2>&1 || { cat "$WORK/out"; exit 1; }
# The rules see a mistake in a whole render, too.
if kustomize build deploy/overlays/production | sed 's/@sha256:.*/:latest/' | conftest test --policy policy/conftest --parser yaml - >"$WORK/out"; then
  echo "conftest lets images without a digest through"
  exit 1
fi

finish() {
  kubectl delete --ignore-not-found --wait=false -k policy/admission >/dev/null 2>&1 || true
  kubectl delete namespace "$app-production" --ignore-not-found --wait=false >/dev/null 2>&1 || true
}
trap finish EXIT
kubectl apply -f deploy/overlays/production/namespace.yaml >/dev/null
kubectl apply -k policy/admission >/dev/null
try() { kubectl apply --dry-run=server --validate=strict --namespace "$app-production" -f "$1" 2>&1; }
sample() { sed '/namespace: sample/d' "policy/gatekeeper/samples/$1.yaml"; }
for _ in $(seq 60); do # the API server takes a moment to see a new policy
  try <(sample tag) >/dev/null || break
  sleep 0.5
done
warnings=$(kubectl get validatingadmissionpolicy "$app-workloads" -o jsonpath='{.status.typeChecking.expressionWarnings}')
[ -z "$warnings" ] || { echo "the API server finds faults in the expressions: $warnings"; exit 1; }

refused() { # refused NAME WORDS: a sample that is wrong in one way
  local said
  if said=$(try <(sample "$1")); then
    echo "$1 is admitted"
    exit 1
  fi
  grep -q "$2" <<<"$said" || { echo "$1 is refused for another reason: $said"; exit 1; }
}
refused root 'may run as root, set runAsNonRoot: app'
refused registry 'none of the allowed registries ghcr.io/acme, registry.k8s.io/pause: elsewhere.example/app@'
refused tag 'image without a digest: ghcr.io/acme/app:1.2.3'
refused limits 'no memory limit: app'
refused probe 'has ports and no readiness probe'
try <(sample right) >/dev/null

kustomize build deploy/overlays/production >"$WORK/all.yaml"
try "$WORK/all.yaml" >"$WORK/out" || { cat "$WORK/out"; exit 1; }
kubectl apply -f "$WORK/all.yaml" >/dev/null 2>&1 # a Deployment's pods pass only when they are made
for _ in $(seq 60); do
  pods=$(kubectl get pods --namespace "$app-production" --selector app.kubernetes.io/name=api -o name | wc -l)
  [ "$pods" -ge 1 ] && break
  sleep 0.5
done
[ "$pods" -ge 1 ] || { kubectl get events --namespace "$app-production"; exit 1; }

privileged='{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p"}, "spec": {"hostNetwork": true, "containers": [{"name": "p", "image": "ghcr.io/acme/p"}]}}'
if said=$(try <(echo "$privileged")) || ! grep -q 'violates PodSecurity "restricted' <<<"$said"; then
  echo "Pod Security says: $said"
  exit 1
fi
echo "5 mistakes refused by the API server's policy, 1 by Pod Security; the render is admitted and $pods pods run; gator and conftest agree"
