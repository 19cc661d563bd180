#!/usr/bin/env bash
# Every overlay of every golden case builds, and a real API server takes it.
set -euo pipefail
for tool in kustomize kubectl; do
  command -v "$tool" >/dev/null || { echo "no $tool here"; exit 77; }
done
kubectl get --raw /readyz >/dev/null 2>&1 || { echo "no API server answers"; exit 77; }
overlays=0
declare -A made=()
for case in "$ROOT"/testdata/generate/*/; do # the render laid over the user's own files
  cp -R "$case." "$WORK/$(basename "$case")"
  [ ! -d "$case/want" ] || cp -R "$case/want/." "$WORK/$(basename "$case")"
done
for dir in "$WORK"/*/deploy/overlays/*/; do
  kustomize build "$dir" >"$WORK/all.yaml"
  namespace=$(sed -n 's/^  namespace: //p' "$WORK/all.yaml" | head -n 1)
  if [ -z "${made[$namespace]-}" ] && ! kubectl get namespace "$namespace" >/dev/null 2>&1; then
    kubectl create namespace "$namespace" >/dev/null
    made[$namespace]=1
  fi
  kubectl apply --dry-run=server --validate=strict -f "$WORK/all.yaml" >"$WORK/out" 2>"$WORK/err" || {
    if grep -q 'no matches for kind' "$WORK/err"; then
      echo "$dir: kinds that this API server does not serve: $(sed -n 's/.*no matches for kind "\([^"]*\)".*/\1/p' "$WORK/err" | sort -u | tr '\n' ' ')"
    else
      cat "$WORK/err"
      exit 1
    fi
  }
  overlays=$((overlays + 1))
done
[ ${#made[@]} -eq 0 ] || kubectl delete namespace "${!made[@]}" --wait=true >/dev/null
echo "$overlays overlays: kustomize builds them, the API server takes them (strict, server-side dry run)"
