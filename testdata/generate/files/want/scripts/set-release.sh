#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Writes a release into the manifests of one place: the digest of each image, the
# version as a label of its pods, and when that was. Services that are not named
# keep what they run: as PREVIOUS, a commit, has it, else as the cluster has it.
#
# usage: scripts/set-release.sh PLACE VERSION SERVICE=IMAGE@DIGEST...
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR source=places.sh
. scripts/places.sh

[ $# -ge 3 ] || fail "usage: scripts/set-release.sh PLACE VERSION SERVICE=IMAGE@DIGEST..."
place "$1"
version=$2
shift 2

# write SERVICE VERSION IMAGE@DIGEST
write() {
  # The value of a label: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
  [[ $2 =~ ^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$ ]] || fail "'$2' cannot be a label"
  [[ $3 =~ ^[a-z0-9./_:-]+@sha256:[0-9a-f]{64}$ ]] || fail "'$3' is no image with a digest"
  local labels="metadata: {labels: {app.kubernetes.io/version: \"$2\"}}"
  local spec="template: {$labels}" group=batch/v1
  service "$1"
  case $kind in
    Deployment) group=apps/v1 ;;
    CronJob) spec="jobTemplate: {spec: {template: {$labels}}}" ;;
  esac
  cat > "$overlay/release-$1.yaml" <<EOF
# $2 $3
apiVersion: $group
kind: $kind
metadata:
  name: $1
  labels:
    app.kubernetes.io/version: "$2"
  annotations:
    kubernetes.io/change-cause: "$2"
    deployed-at: "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
spec: {$spec}
EOF
  (
    cd "$overlay"
    kustomize edit set image "$3"
    if ! grep -q "^- path: release-$1.yaml$" kustomization.yaml; then
      kustomize edit add patch --path "release-$1.yaml"
    fi
  )
}

# running SERVICE prints "VERSION IMAGE@DIGEST".
running() {
  if [ -n "${PREVIOUS-}" ]; then
    git show "$PREVIOUS:$overlay/release-$1.yaml" 2> /dev/null | sed -n '1s/^# //p'
    return
  fi
  service "$1"
  local template=.spec.template
  if [ "$kind" = CronJob ]; then
    template=.spec.jobTemplate.spec.template
  fi
  kubectl get "$kind" "$1" --namespace "$namespace" --ignore-not-found --output \
    "jsonpath={$template.metadata.labels.app\.kubernetes\.io/version} {$template.spec.containers[?(@.name=='$1')].image}"
}

# kept SERVICE writes again what it runs.
kept() {
  local was
  was=$(running "$1")
  [[ $was == *@sha256:* ]] || fail "$1 was never released to $namespace: release all services first"
  write "$1" "${was%% *}" "${was#* }"
}

for one in "${services[@]}"; do
  image=""
  for word in "$@"; do
    if [ "${word%%=*}" = "$one" ]; then
      image=${word#*=}
    fi
  done
  if [ -n "$image" ]; then
    write "$one" "$version" "$image"
  else
    kept "$one"
  fi
done
