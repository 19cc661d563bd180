#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# usage: alibaba-login.sh ROLE-ARN PROVIDER-ARN
# Exchanges the identity of this GitHub job for credentials of an hour, and prints
# them as lines for $GITHUB_ENV. They are masked in the log first.
set -euo pipefail
role=$1 provider=$2
token=$(curl -sSf --retry 3 -H "Authorization: Bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \
  "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=sts.aliyuncs.com" | jq -er .value)
answer=$(printf '%s' "$token" | curl -sSf --retry 3 "${ALIBABA_STS_URL:-https://sts.aliyuncs.com}/" \
  --data-urlencode Action=AssumeRoleWithOIDC --data-urlencode Version=2015-04-01 --data-urlencode Format=JSON \
  --data-urlencode "Timestamp=$(date -u +%Y-%m-%dT%H:%M:%SZ)" --data-urlencode "SignatureNonce=$(openssl rand -hex 16)" \
  --data-urlencode "RoleArn=$role" --data-urlencode "OIDCProviderArn=$provider" \
  --data-urlencode RoleSessionName=github --data-urlencode OIDCToken@-)
key=$(jq -er .Credentials.AccessKeyId <<< "$answer")
secret=$(jq -er .Credentials.AccessKeySecret <<< "$answer")
session=$(jq -er .Credentials.SecurityToken <<< "$answer")
printf '::add-mask::%s\n' "$secret" "$session" >&2
printf 'ALIBABA_CLOUD_%s\n' "ACCESS_KEY_ID=$key" "ACCESS_KEY_SECRET=$secret" "SECURITY_TOKEN=$session"
