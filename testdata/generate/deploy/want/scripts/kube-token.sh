#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Prints a fresh identity token of this GitHub job as a credential for kubectl.
# https://kubernetes.io/docs/reference/access-authn-authz/authentication/#input-and-output-formats
#
# usage: scripts/kube-token.sh AUDIENCE
set -euo pipefail

audience=$(jq -rn --arg text "${1:?audience}" '$text | @uri')
curl --fail --silent --show-error --max-time 20 --retry 3 \
  --header "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \
  "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=$audience" |
  jq '{apiVersion: "client.authentication.k8s.io/v1", kind: "ExecCredential",
    status: {token: .value, expirationTimestamp: (.value | split(".")[1] | gsub("-"; "+") | gsub("_"; "/")
      | @base64d | fromjson | .exp | todate)}}'
