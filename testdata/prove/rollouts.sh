#!/usr/bin/env bash
# The variant of Argo Rollouts: every overlay builds, the Rollout and the
# AnalysisTemplate fit the schemas that Argo publishes, nobody but the Rollout sets
# a number of replicas, and Prometheus can read the query.
#
# MIRROR holds a clone of argoproj/argo-rollouts, for its schemas.
# shellcheck source-path=SCRIPTDIR source=sample.bash
. "$(dirname "$0")/sample.bash"
need kustomize kubeconform promtool python3
mirror=${MIRROR-}/argoproj+argo-rollouts/repo
[ -d "$mirror" ] || { echo "skipped: MIRROR holds no argoproj/argo-rollouts"; exit 77; }
for crd in rollout analysis-template; do
  git -C "$mirror" show "HEAD:manifests/crds/$crd-crd.yaml" > "$work/$crd.yaml"
done
python3 -c 'import yaml' 2> /dev/null || { echo "skipped: no PyYAML"; exit 77; }
python3 "$root/testdata/prove/crd_schemas.py" "$work/crds" "$work/rollout.yaml" "$work/analysis-template.yaml"

cd "$(sample rollouts)"
for overlay in deploy/overlays/*; do
  kustomize build "$overlay" > "$work/built.yaml"
  python3 - "$work/built.yaml" "$work/argo.yaml" "$work/query" <<'EOF'
import sys, yaml
objects = {o["kind"]: o for o in yaml.safe_load_all(open(sys.argv[1]))}
assert "replicas" not in objects["Deployment"]["spec"], "two set the number of replicas"
if "HorizontalPodAutoscaler" in objects:
    assert objects["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["kind"] == "Rollout"
else:
    assert objects["Rollout"]["spec"]["replicas"] == 2
yaml.safe_dump_all([objects["Rollout"], objects["AnalysisTemplate"]], open(sys.argv[2], "w"))
metric = objects["AnalysisTemplate"]["spec"]["metrics"][0]
rule = {"groups": [{"name": "query", "rules": [{"record": "share", "expr": metric["provider"]["prometheus"]["query"]}]}]}
yaml.safe_dump(rule, open(sys.argv[3], "w"))
EOF
  kubeconform -strict -schema-location "$work/crds/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json" "$work/argo.yaml"
  promtool check rules "$work/query" > /dev/null
done
echo "Rollout and AnalysisTemplate of every overlay fit Argo's schemas"
