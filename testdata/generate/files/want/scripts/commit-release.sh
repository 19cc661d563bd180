#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Commits a release to the branch that a place's GitOps controller follows. The
# commit has the files of what is checked out, with the digests of the release,
# and two parents: the last release there and the commit that it was made from.
#
# usage: scripts/commit-release.sh PLACE VERSION SERVICE=IMAGE@DIGEST...
# With GH_TOKEN in the environment it is used to push.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source-path=SCRIPTDIR source=places.sh
. scripts/places.sh

[ $# -ge 3 ] || fail "usage: scripts/commit-release.sh PLACE VERSION SERVICE=IMAGE@DIGEST..."
place "$1"

# The token is handed to git when it asks, and is kept nowhere.
remote() {
  # shellcheck disable=SC2016
  git -c credential.helper= \
    -c credential.helper='!f() { echo username=x-access-token; echo "password=${GH_TOKEN-}"; }; f' "$@"
}

parents=(-p HEAD)
if remote fetch --quiet origin "refs/heads/$branch" 2> /dev/null; then
  PREVIOUS=$(git rev-parse FETCH_HEAD)
  export PREVIOUS
  parents=(-p "$PREVIOUS" -p HEAD)
else
  export PREVIOUS=HEAD # nothing was released yet
fi
scripts/set-release.sh "$@"

git add -- "$overlay"
tree=$(git write-tree)
commit=$(printf '%s: %s\n\n%s\n' "$1" "$2" "$(printf '%s\n' "${@:3}")" |
  git -c user.name='github-actions[bot]' -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
    commit-tree "$tree" "${parents[@]}")
# No force: of two releases at once, the second fails and says so.
remote push origin "$commit:refs/heads/$branch"
echo "$branch is $commit: $2"
