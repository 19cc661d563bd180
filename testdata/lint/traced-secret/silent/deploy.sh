#!/bin/bash
set -x
cat "$TOKEN_FILE" "$SECRET_NAME"
[ -z "$API_TOKEN" ] && exit 1
set +x
curl -H "Authorization: Bearer $API_TOKEN" https://api.example.com
