#!/usr/bin/env bash
# Every overlay of every golden case fits the schemas, strictly, and kube-score has
# no CRITICAL but those whose reasons the README gives; every rendered script
# passes shellcheck.
set -euo pipefail
bed=${BED_SCRIPTS:-$ROOT/../shared/bed}
# shellcheck disable=SC1091
[ ! -f "$bed/env.sh" ] || . "$bed/env.sh"
for tool in kustomize kubeconform kube-score shellcheck; do
  command -v "$tool" >/dev/null || { echo "no $tool here"; exit 77; }
done
[ -d "${BED:-}/k8s-schemas" ] || { echo "no schemas of Kubernetes here"; exit 77; }
mapfile -d '' scripts < <(find "$ROOT"/testdata/generate/*/want -name '*.sh' -print0)
shellcheck -x "${scripts[@]}"
overlays=0
for case in "$ROOT"/testdata/generate/*/; do # the render laid over the user's own files
  cp -R "$case." "$WORK/$(basename "$case")"
  [ ! -d "$case/want" ] || cp -R "$case/want/." "$WORK/$(basename "$case")"
done
for dir in "$WORK"/*/deploy/overlays/*/; do
  kustomize build "$dir" >"$WORK/all.yaml"
  kubeconform -strict -ignore-missing-schemas -schema-location "$BED/k8s-schemas/{{.ResourceKind}}{{.KindSuffix}}.json" "$WORK/all.yaml"
  { kube-score score --output-format ci "$WORK/all.yaml" 2>/dev/null || true; } | sed -n 's/^\[CRITICAL\] [^:]*: //p' | sed 's/^(.*) //' >>"$WORK/critical"
  overlays=$((overlays + 1))
done
sort -u "$WORK/critical" | while read -r critical; do
  grep -qF "| $critical |" "$ROOT/README.md" || { echo "kube-score: $critical, for which the README gives no reason"; exit 1; }
done
echo "$overlays overlays fit the schemas, kube-score has $(sort -u "$WORK/critical" | wc -l) kinds of CRITICAL, each with its reason; shellcheck: ${#scripts[@]} scripts"
