#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# usage: cloud-function-deploy.sh VERSION
# Deploys one function from its source; all that it is comes from the environment.
# Google keeps the old revision serving until the new one is ready.
set -euo pipefail
version=$1
flags=(--gen2 --runtime "$RUNTIME" --run-service-account "$RUN_AS" --entry-point "$ENTRY_POINT" --source "$SOURCE" --env-vars-file "$ENV_FILE"
  --memory "$MEMORY" --timeout "$TIMEOUT" --min-instances "$MIN_INSTANCES" --max-instances "$MAX_INSTANCES"
  --update-labels "version=$(printf '%s' "$version" | tr 'A-Z.+' 'a-z__' | cut -c 1-63)" --quiet)
if [ -n "${TOPIC-}" ]; then
  flags+=(--trigger-topic "$TOPIC" --retry)
else
  flags+=(--trigger-http --no-allow-unauthenticated)
fi
if [ -n "${SECRETS-}" ]; then
  flags+=(--set-secrets "$SECRETS")
fi
gcloud functions deploy "$FUNCTION" "${flags[@]}"
