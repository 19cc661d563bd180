#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# usage: function-compute-deploy.sh DIR VERSION FUNCTION=MAIN...
# Builds each function as the bootstrap of the custom runtime, updates or creates it
# at HOST, publishes a version, and lets the alias live point to it.
set -euo pipefail
dir=$1 version=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
api() { "$here/alibaba-api.sh" "$1" "$HOST" "/2023-03-30$2" "$3" 2023-03-30 "" "${4:-/dev/null}"; }

for one in "$@"; do
  mkdir "$work/${one%%=*}"
  (cd "${MODULE:-.}" && CGO_ENABLED=0 GOOS=linux GOARCH=amd64 \
    go build -trimpath -ldflags "-s -w -X main.version=$version" -o "$work/${one%%=*}/bootstrap" "${one#*=}")
  (cd "$work/${one%%=*}" && zip -q -X code.zip bootstrap)
  base64 -w 0 "$work/${one%%=*}/code.zip" > "$work/code"
  jq --rawfile code "$work/code" '.code = {zipFile: $code}' "$dir/${one%%=*}.json" > "$work/function.json"
  name=$(jq -r .functionName "$work/function.json")
  if api GET "/functions/$name" GetFunction > /dev/null 2>&1; then
    api PUT "/functions/$name" UpdateFunction "$work/function.json" > /dev/null
  else
    api POST /functions CreateFunction "$work/function.json" > /dev/null
  fi
  jq -n --arg version "$version" '{description: $version}' > "$work/version.json"
  number=$(api POST "/functions/$name/versions" PublishFunctionVersion "$work/version.json" | jq -er .versionId)
  jq -n --arg number "$number" '{aliasName: "live", versionId: $number}' > "$work/alias.json"
  if api GET "/functions/$name/aliases/live" GetAlias > /dev/null 2>&1; then
    api PUT "/functions/$name/aliases/live" UpdateAlias "$work/alias.json" > /dev/null
  else
    api POST "/functions/$name/aliases" CreateAlias "$work/alias.json" > /dev/null
  fi
  echo "$name: live is version $number"
done
