#!/usr/bin/env bash
# The settings script says to GitHub what it shall: a stand-in for gh records each
# request, and every one is JSON that holds what ship.yaml asks for. GitHub itself
# is not here: whether it accepts the rulesets is not proven.
# shellcheck source-path=SCRIPTDIR source=sample.bash
. "$(dirname "$0")/sample.bash"
need jq
cd "$(sample deploy)"
mkdir "$work/bin"
cat > "$work/bin/gh" <<'EOF'
#!/bin/bash
# Of all that is asked for: one team, an organisation, an empty list of branches, a
# ruleset that is there.
method=GET path="" filter=""
shift
while [ $# -gt 0 ]; do
  case $1 in
    --method) method=$2; shift ;;
    --jq) filter=$2; shift ;;
    --input) shift ;;
    --silent) ;;
    *) path=$1 ;;
  esac
  shift
done
case $path in
  orgs/acme/teams/platform-team) answer='{"id": 7}' ;;
  orgs/*) exit 1 ;;
  users/acme) answer='{"type": "'"${OWNER:-Organization}"'"}' ;;
  users/*) answer='{"id": 9}' ;;
  */deployment-branch-policies) answer='{"branch_policies": []}' ;;
  */rulesets\?*) answer='[{"id": 3, "name": "default branch"}]' ;;
  *) answer=null ;;
esac
if [ "$method" = GET ]; then
  jq -r "${filter:-.}" <<< "$answer"
else
  jq -c --arg method "$method" --arg path "$path" '{$method, $path, body: .}' >> "$REQUESTS"
fi
EOF
chmod +x "$work/bin/gh"
export PATH="$work/bin:$PATH" REQUESTS=$work/requests
scripts/github-settings.sh > /dev/null

# sent METHOD PATH FILTER
sent() {
  jq -se --arg method "$1" --arg path "repos/acme/orders/$2" \
    "any(.[]; .method == \$method and .path == \$path and (.body | $3))" "$REQUESTS" > /dev/null ||
    { echo "not sent: $*"; cat "$REQUESTS"; exit 1; }
}

sent PUT environments/production '.reviewers == [{type: "Team", id: 7}] and .prevent_self_review'
sent PUT environments/staging '.reviewers == [] and (.prevent_self_review | not)'
sent POST environments/production/deployment-branch-policies '. == {type: "tag", name: "v*"}'
sent POST environments/staging/deployment-branch-policies '. == {type: "branch", name: "main"}'
sent PUT rulesets/3 '[.rules[].type] | contains(["merge_queue", "pull_request", "required_status_checks"])'
sent POST rulesets '.name == "release tags" and .target == "tag"'
sent POST rulesets '.name == "environment branches"'
sent PUT actions/permissions/workflow '.default_workflow_permissions == "read"'

# A user has no merge queue.
: > "$REQUESTS"
OWNER=User scripts/github-settings.sh > /dev/null
sent PUT rulesets/3 '[.rules[].type] | contains(["merge_queue"]) | not'

# The required checks are the names of jobs that run for pull requests.
for check in $(jq -r '.rules[] | select(.type == "required_status_checks").parameters.required_status_checks[].context | @base64' .github/rulesets/default-branch.json); do
  name=$(base64 -d <<< "$check")
  grep -qx "    name: $name" .github/workflows/ci.yml .github/workflows/image.yml ||
    { echo "no job is named $name"; exit 1; }
done

# Roles in a cloud trust subjects with numbers, so the repository has to send such.
cd "$(sample platforms-aws)"
scripts/github-settings.sh > /dev/null
sent PUT actions/oidc/customization/sub '.use_default and .use_immutable_subject'
echo "$(wc -l < "$REQUESTS") requests, each with what ship.yaml asks for"
