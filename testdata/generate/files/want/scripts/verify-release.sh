#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Compares what runs at a place with what was released: the digest and version of
# each Deployment and of each of its pods and, where CONSUL_HTTP_ADDR is set, the
# version that the instances have registered in their metadata.
#
# usage: scripts/verify-release.sh PLACE VERSION SERVICE=IMAGE@DIGEST...
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR source=places.sh
. scripts/places.sh

[ $# -ge 3 ] || fail "usage: scripts/verify-release.sh PLACE VERSION SERVICE=IMAGE@DIGEST..."
place "$1"
version=$2
shift 2
wrong=0

# same WHAT WANT GOT
same() {
  if [ "$2" != "$3" ]; then
    printf '%s is %s, not %s\n' "$1" "${3:-not there}" "$2" >&2
    wrong=1
  fi
}

# pods SERVICE prints "NAME VERSION IMAGE" of each pod that is not on its way out.
pods() {
  kubectl get pods --namespace "$namespace" --selector "app.kubernetes.io/name=$1,app.kubernetes.io/part-of=pages" --output json |
    jq -r --arg name "$1" '.items[] | select(.metadata.deletionTimestamp == null)
      | [.metadata.name, .metadata.labels["app.kubernetes.io/version"] // "unknown",
         (.spec.containers[] | select(.name == $name) | .image)] | join(" ")'
}

# deployment SERVICE VERSION IMAGE
deployment() {
  local name label image ready
  # An autoscaler may be at work.
  kubectl rollout status "deployment/$1" --namespace "$namespace" --timeout 60s > /dev/null || true
  ready=$(kubectl get deployment "$1" --namespace "$namespace" --output \
    'jsonpath={.status.updatedReplicas}/{.status.readyReplicas} of {.spec.replicas}')
  image=$(pods "$1")
  # With none, an Argo Rollout makes the pods.
  if [ "${ready##* }" != 0 ]; then
    same "$1: updated and ready" "${ready##* }/${ready##* } of ${ready##* }" "$ready"
    same "$1: pods" "${ready##* }" "$(grep -c . <<< "$image")"
  fi
  while read -r name label image; do
    same "$1: version of pod $name" "$2" "$label"
    same "$1: image of pod $name" "$3" "$image"
  done <<< "$image"
}

# consul SERVICE VERSION. https://developer.hashicorp.com/consul/api-docs/catalog#list-nodes-for-service
consul() {
  local versions
  versions=$(curl --fail --silent --show-error --max-time 10 "$CONSUL_HTTP_ADDR/v1/catalog/service/$1" |
    jq -r '[.[].ServiceMeta.version // "unknown"] | unique | join(" ")')
  same "$1: version in Consul" "$2" "$versions"
}

for word in $(of_place "$@"); do
  name=${word%%=*}
  service "$name"
  if [ "$kind" = Deployment ]; then
    deployment "$name" "$version" "${word#*=}"
    if [ -n "${CONSUL_HTTP_ADDR-}" ]; then
      consul "$name" "$version"
    fi
  fi
done
[ "$wrong" = 0 ] || fail "what runs in $namespace is not $version"
echo "$namespace runs $version"
