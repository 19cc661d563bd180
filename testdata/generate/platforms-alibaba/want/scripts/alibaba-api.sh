#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# usage: alibaba-api.sh METHOD HOST PATH ACTION VERSION [QUERY] [BODY-FILE]
# Calls an API of Alibaba Cloud with the credentials that alibaba-login.sh has left,
# and prints the answer. The signature is ACS3-HMAC-SHA256:
# https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
set -euo pipefail
method=$1 host=$2 path=$3 action=$4 version=$5 query=${6-} body=${7-/dev/null}

sha256() { openssl dgst -sha256 -r "$@" | cut -d ' ' -f 1; }

content=$(sha256 "$body")
date=$(date -u +%Y-%m-%dT%H:%M:%SZ)
nonce=$(openssl rand -hex 16)
names="content-type;host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-version"
canonical=$(printf '%s\n' "$method" "$path" "$query" \
  "content-type:application/json" "host:$host" "x-acs-action:$action" "x-acs-content-sha256:$content" "x-acs-date:$date" \
  "x-acs-security-token:$ALIBABA_CLOUD_SECURITY_TOKEN" "x-acs-signature-nonce:$nonce" "x-acs-version:$version" \
  "" "$names" "$content")
signed=$(printf 'ACS3-HMAC-SHA256\n%s' "$(printf '%s' "$canonical" | sha256)")
# openssl would take the key as an argument, which every process can see.
signature=$(printf '%s' "$signed" | python3 -c '
import hashlib, hmac, os, sys
key = os.environ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"].encode()
print(hmac.new(key, sys.stdin.buffer.read(), hashlib.sha256).hexdigest())')

send=(--data-binary "@$body")
if [ "$body" = /dev/null ]; then
  send=()
fi
curl -sSf --retry 3 -X "$method" "${ALIBABA_API_SCHEME:-https}://$host$path${query:+?$query}" "${send[@]}" -H @- << EOT
Content-Type: application/json
x-acs-action: $action
x-acs-content-sha256: $content
x-acs-date: $date
x-acs-security-token: $ALIBABA_CLOUD_SECURITY_TOKEN
x-acs-signature-nonce: $nonce
x-acs-version: $version
Authorization: ACS3-HMAC-SHA256 Credential=$ALIBABA_CLOUD_ACCESS_KEY_ID,SignedHeaders=$names,Signature=$signature
EOT
