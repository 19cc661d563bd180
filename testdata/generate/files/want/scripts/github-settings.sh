#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Applies what is a setting of the repository and no file of it: environments with
# those who approve, rulesets with required checks and merge queue, and the least
# rights for workflows. An administrator runs it once, and again after a change.
#
# usage: scripts/github-settings.sh [OWNER/NAME]     needs gh, logged in, and jq
set -euo pipefail
cd "$(dirname "$0")/.."

repository=${1:-acme/pages}
owner=${repository%%/*}

# send METHOD PATH [JSON]
send() {
  echo "$1 $2"
  gh api --silent --method "$1" "repos/$repository/$2" --input - <<< "${3:-{\}}"
}

# reviewer TEAM-OR-USER prints it as the API wants it: a team of the owner, else a user.
reviewer() {
  local id
  if id=$(gh api "orgs/$owner/teams/${1##*/}" --jq .id 2> /dev/null); then
    jq -n --argjson id "$id" '{type: "Team", id: $id}'
  else
    id=$(gh api "users/$1" --jq .id)
    jq -n --argjson id "$id" '{type: "User", id: $id}'
  fi
}

# environment NAME [REVIEWER...]. Who has started a deployment does not approve it.
# https://docs.github.com/en/rest/deployments/environments#create-or-update-an-environment
environment() {
  local name=$1 reviewers
  shift
  reviewers=$(for one in "$@"; do reviewer "$one"; done | jq -s .)
  send PUT "environments/$name" "$(jq -n --argjson reviewers "$reviewers" '{
    reviewers: $reviewers, prevent_self_review: ($reviewers != []),
    deployment_branch_policy: {protected_branches: false, custom_branch_policies: true}}')"
}

# may_deploy ENVIRONMENT TYPE PATTERN lets a branch or tag deploy there.
# https://docs.github.com/en/rest/deployments/branch-policies
may_deploy() {
  local known
  known=$(gh api "repos/$repository/environments/$1/deployment-branch-policies" --jq '.branch_policies[] | .type + " " + .name')
  if ! grep -qxF "$2 $3" <<< "$known"; then
    send POST "environments/$1/deployment-branch-policies" "$(jq -n --arg type "$2" --arg name "$3" '{$type, $name}')"
  fi
}

# ruleset FILE creates it, or updates the one of its name.
# https://docs.github.com/en/rest/repos/rules
ruleset() {
  local rules id
  rules=$(cat "$1")
  if [ "$(gh api "users/$owner" --jq .type)" = User ]; then
    # Only an organisation has merge queues.
    rules=$(jq '.rules |= map(select(.type != "merge_queue"))' <<< "$rules")
  fi
  id=$(gh api "repos/$repository/rulesets?includes_parents=false&per_page=100" |
    jq -r --arg name "$(jq -r .name <<< "$rules")" '.[] | select(.name == $name) | .id')
  if [ -n "$id" ]; then
    send PUT "rulesets/$id" "$rules"
  else
    send POST rulesets "$rules"
  fi
}

environment production
may_deploy production branch main
may_deploy production tag 'v*'

environment staging
may_deploy staging branch main

for file in .github/rulesets/*.json; do
  ruleset "$file"
done

# Jobs ask for what they need, and every action is pinned by commit.
send PUT actions/permissions/workflow '{"default_workflow_permissions": "read", "can_approve_pull_request_reviews": false}'
send PUT actions/permissions '{"enabled": true, "allowed_actions": "all", "sha_pinning_required": true}'
