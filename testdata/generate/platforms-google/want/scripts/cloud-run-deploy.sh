#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# usage: cloud-run-deploy.sh DIR VERSION SERVICE=IMAGE@DIGEST...
# For each service: a new revision without traffic, asked at an address of its own;
# then the traffic in the steps of SHARES, asked again after each. When it does not
# answer, all traffic goes back to the revision that had it. gcloud takes project and
# region from CLOUDSDK_CORE_PROJECT and CLOUDSDK_RUN_REGION.
set -euo pipefail
dir=$1 version=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# healthy URL: whether it answers within a minute. What only the inside can reach
# is not asked.
healthy() {
  [ -n "$1" ] || return 0
  curl -sSf -o /dev/null --max-time 10 --retry 6 --retry-delay 5 --retry-all-errors -H "@$work/identity" "$1"
}

# identity URL: a header by which Cloud Run lets in who may invoke the service, which
# few let everybody. A person has a token without audience.
# https://cloud.google.com/run/docs/authenticating/service-to-service
identity() {
  local token
  token=$(gcloud auth print-identity-token --audiences="$1" 2> /dev/null || gcloud auth print-identity-token 2> /dev/null || true)
  (umask 077 && printf '%s' "${token:+Authorization: Bearer $token}" > "$work/identity")
}

# status EXPRESSION [TAG]: what a line of Python finds in the status of a service. The
# image of Cloud Build has no jq.
status() {
  python3 -c "import json, sys
status = json.load(sys.stdin)['status']
traffic = status.get('traffic', [])
print($1)" "${@:2}"
}
with_most="max((t for t in traffic if t.get('percent')), key=lambda t: t['percent'], default={}).get('revisionName', '')"
at_tag="next((t.get('url', '') for t in traffic if t.get('tag') == sys.argv[1]), '')"
at_all="status.get('url', '')"

# address SERVICE [TAG]: the URL of the service, or of a tagged revision.
address() {
  gcloud run services describe "$1" --format=json | if [ $# -gt 1 ]; then status "$at_tag" "$2"; else status "$at_all"; fi
}

deploy() {
  local file="$dir/$1.yaml" image=$2 name revision old path url tagged
  [ -f "$file" ] || return 0
  name=$(sed -n 's/^  name: //p' "$file" | head -n 1)
  revision=$name-$(printf '%s' "$image $version $(date +%s)" | sha256sum | cut -c 1-10)
  old=$(gcloud run services describe "$name" --format=json 2> "$work/err" |
    status "$with_most" 2>> "$work/err" || true)
  if [ -z "$old" ] && ! grep -q 'Cannot find service' "$work/err"; then
    cat "$work/err" >&2
    return 1
  fi
  sed -e "s|^        - image: .*|        - image: $image|" -e "s|^    metadata:\$|    metadata:\n      name: $revision|" "$file" > "$work/service.yaml"
  {
    echo '  traffic:'
    [ -z "$old" ] || printf '    - revisionName: %s\n      percent: 100\n' "$old"
    printf '    - revisionName: %s\n      tag: candidate\n      percent: %s\n' "$revision" "$([ -z "$old" ] && echo 100 || echo 0)"
  } >> "$work/service.yaml"
  gcloud run services replace "$work/service.yaml" --quiet

  path=$(sed -n "s|^# asked: ||p" "$file")
  url='' tagged=''
  if [ -n "$path" ] && grep -q 'run.googleapis.com/ingress: all' "$file"; then
    url=$(address "$name")
    identity "$url"
    url=$url$path tagged=$(address "$name" candidate)$path
  fi
  if ! healthy "$tagged"; then
    echo "cloud-run-deploy: $revision does not answer; $name stays with ${old:-nothing}" >&2
    return 1
  fi
  [ -n "$old" ] || return 0
  for share in ${SHARES:-100}; do
    gcloud run services update-traffic "$name" --to-revisions "$revision=$share" --quiet
    sleep "${STEP_SECONDS:-30}"
    if ! healthy "$url" || ! healthy "$tagged"; then
      gcloud run services update-traffic "$name" --to-revisions "$old=100" --quiet
      echo "cloud-run-deploy: $revision failed with $share % of the traffic; $name is back at $old" >&2
      return 1
    fi
  done
  echo "$name runs $revision"
}

for one in "$@"; do
  deploy "${one%%=*}" "${one#*=}"
done
