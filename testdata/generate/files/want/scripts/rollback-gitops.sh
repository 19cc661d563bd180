#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Takes a place back by its branch, which its GitOps controller follows: the files
# of an earlier release become a new commit. What was released stays in the history.
# The controller would put right at once whatever else changes the cluster.
#
# usage: scripts/rollback-gitops.sh PLACE [COMMIT]
# COMMIT is a release in the history of the branch, else the one before the last.
# REASON and GH_TOKEN may be in the environment.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR source=places.sh
. scripts/places.sh

place "${1-}"

remote() {
  # shellcheck disable=SC2016
  git -c credential.helper= \
    -c credential.helper='!f() { echo username=x-access-token; echo "password=${GH_TOKEN-}"; }; f' "$@"
}

remote fetch --quiet origin "refs/heads/$branch"
now=$(git rev-parse FETCH_HEAD)
# The first parent of a release is the release before it; that of the first one is
# a commit that the release was made from.
to=${2:-$now^1}
to=$(git rev-parse --verify --quiet "$to^{commit}") || fail "no commit '$to'"
history=$(git rev-list --first-parent "$now")
grep -qx "$to" <<< "$history" || fail "$to is no release of $branch"
git cat-file -e "$to:$overlay/release-${services[0]}.yaml" 2> /dev/null ||
  fail "$to is no release: there is nothing to go back to"

commit=$(printf '%s: back to %s\n\n%s\n' "$1" "$(git log -1 --format=%s "$to")" "${REASON-}" |
  git -c user.name='github-actions[bot]' -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
    commit-tree "$to^{tree}" -p "$now")
remote push origin "$commit:refs/heads/$branch"
echo "$branch is $commit, with the files of $to"
