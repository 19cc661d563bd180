#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Ends a rotation: waits until no pod is left that started before the Secret got
# its new value, and only then revokes the old key.
#
#   scripts/revoke-old-key.sh NAMESPACE SERVICE SECRET -- COMMAND [ARGUMENT...]
#
# COMMAND is what the store calls revoking, for example
#   vault kv destroy -versions=7 kv/orders
#   aws iam delete-access-key --user-name orders --access-key-id AKIA…
#   gcloud secrets versions disable 7 --secret=orders
#
# A program that reads its files again may have the new value already, but nobody
# can see that from outside: pods that are older are replaced, one by one.
set -euo pipefail

if (($# < 5)) || [[ $4 != -- ]]; then
  echo "usage: ${0##*/} NAMESPACE SERVICE SECRET -- COMMAND [ARGUMENT...]" >&2
  exit 2
fi
namespace=$1 service=$2 secret=$3
shift 4
timeout=${TIMEOUT:-600} # seconds for the last old pod to go

# Times are RFC 3339 in UTC, so they sort as text.
changed=$(kubectl get secret "$secret" --namespace "$namespace" --show-managed-fields \
  --output jsonpath='{range .metadata.managedFields[*]}{.time}{"\n"}{end}' | sort | tail -n 1)
if [[ -z $changed ]]; then
  echo "no time of the last change in Secret $secret" >&2
  exit 1
fi

# Pods that are going away count until they are gone. One that starts in the very
# second of the change may have read either value, so it counts as old.
old_pods() {
  kubectl get pods --namespace "$namespace" --selector "app.kubernetes.io/name=$service" \
    --output jsonpath='{range .items[*]}{.metadata.creationTimestamp} {.metadata.name}{"\n"}{end}' |
    awk -v changed="$changed" 'NF == 2 && $1 <= changed { print $2 }'
}

old=$(old_pods)
if [[ -n $old ]]; then
  echo "replacing the pods from before $changed:" "${old//$'\n'/ }"
  # A new pod of that very second would count as old for ever.
  sleep 1
  kubectl rollout restart "deployment/$service" --namespace "$namespace"
fi
kubectl rollout status "deployment/$service" --namespace "$namespace" --timeout "${timeout}s"

deadline=$((SECONDS + timeout))
while old=$(old_pods) && [[ -n $old ]]; do
  if ((SECONDS >= deadline)); then
    echo "still there after ${timeout}s, nothing revoked:" "${old//$'\n'/ }" >&2
    exit 1
  fi
  sleep 2
done

echo "no pod is older than the new value: revoking the old one"
exec "$@"
