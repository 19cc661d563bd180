#!/usr/bin/env bash
# The custom resources fit their published definitions, before a real API server
# that serves them: External Secrets, Gateway API, Argo CD, Flux. The definitions
# come from the projects' own Go modules.
set -euo pipefail
for tool in kubectl kustomize go; do
  command -v "$tool" >/dev/null || { echo "no $tool here"; exit 77; }
done
kubectl get --raw /readyz >/dev/null 2>&1 || { echo "no API server answers"; exit 77; }
definitions() { # definitions MODULE@VERSION FILE...: of a Go module
  local dir file
  dir=$(cd / && GOTOOLCHAIN=local go mod download -json "$1" 2>/dev/null | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p') || true
  [ -n "$dir" ] || { echo "the module $1 cannot be had here"; exit 77; }
  shift
  for file in "$@"; do
    kubectl apply --server-side --force-conflicts -f "$dir/$file" >/dev/null
  done
}
definitions github.com/external-secrets/external-secrets@v1.3.2 config/crds/bases/external-secrets.io_{externalsecrets,secretstores}.yaml
definitions sigs.k8s.io/gateway-api@v1.4.1 config/crd/standard/gateway.networking.k8s.io_{grpcroutes,httproutes,gateways}.yaml
definitions github.com/argoproj/argo-cd/v3@v3.2.1 manifests/crds/{application,applicationset,appproject}-crd.yaml
definitions github.com/fluxcd/kustomize-controller@v1.7.3 config/crd/bases/kustomize.toolkit.fluxcd.io_kustomizations.yaml
definitions github.com/fluxcd/source-controller@v1.7.3 config/crd/bases/source.toolkit.fluxcd.io_gitrepositories.yaml
kubectl wait --for=condition=Established --timeout=60s crd --all >/dev/null

namespace=crds-$$
kubectl create namespace "$namespace" >/dev/null
trap 'kubectl delete namespace "$namespace" --wait=false >/dev/null' EXIT
try() { kubectl apply --dry-run=server --validate=strict --namespace "$namespace" -f "$1" 2>&1; }
objects=0
for case in secrets vault-agent grpc argocd flux; do
  cp -R "$ROOT/testdata/generate/$case/." "$WORK/$case"
  rm -rf "$WORK/$case/want"
  (cd "$WORK/$case" && git init -q && "$SHIPGEN" generate >/dev/null)
  while read -r file; do
    grep -qE '^apiVersion: (external-secrets.io|gateway.networking.k8s.io|argoproj.io|[a-z.]*toolkit.fluxcd.io)/' "$file" || continue
    sed "s/^  namespace: .*/  namespace: $namespace/" "$file" >"$WORK/one.yaml"
    try "$WORK/one.yaml" >"$WORK/out" || { echo "$file"; cat "$WORK/out"; exit 1; }
    objects=$((objects + 1))
    # A key that nobody defined is refused: the answer above was no accident.
    sed 's/^spec:$/&\n  nobodyDefinedThis: true/' "$WORK/one.yaml" >"$WORK/bad.yaml"
    if try "$WORK/bad.yaml" >/dev/null; then
      echo "$file: a key that is not defined is let through"
      exit 1
    fi
  done < <(find "$WORK/$case/deploy" -name '*.yaml' ! -name kustomization.yaml | sort)
done
[ "$objects" -ge 15 ] || { echo "only $objects custom resources were found"; exit 1; }
echo "$objects custom resources of External Secrets, Gateway API, Argo CD and Flux fit their published definitions, strictly"
