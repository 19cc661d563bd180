#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# Refuses a tag that is no release: a semantic version with a v, annotated, so that
# it says who made it and when, and on the default branch.
#
# usage: scripts/check-tag.sh TAG      with GH_TOKEN the tag is fetched first
set -euo pipefail
cd "$(dirname "$0")/.."

tag=${1:?usage: scripts/check-tag.sh TAG}
branch=main

fail() {
  printf 'check-tag: %s: %s\n' "$tag" "$*" >&2
  exit 1
}

# https://semver.org/#is-there-a-suggested-regular-expression-regex-to-check-a-semver-string,
# without build metadata, which an image tag cannot have.
number='(0|[1-9][0-9]*)'
word='(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)'
[[ $tag =~ ^v$number\.$number\.$number(-$word(\.$word)*)?$ ]] || fail "no semantic version such as v1.2.3"

if [ -n "${GH_TOKEN-}" ]; then
  # The token is handed to git when it asks, and is kept nowhere.
  # shellcheck disable=SC2016
  git -c credential.helper= \
    -c credential.helper='!f() { echo username=x-access-token; echo "password=$GH_TOKEN"; }; f' \
    fetch --quiet --force origin "refs/tags/$tag:refs/tags/$tag" "refs/heads/$branch:refs/remotes/origin/$branch"
fi

type=$(git cat-file -t "refs/tags/$tag" 2> /dev/null) || fail "there is no such tag"
[ "$type" = tag ] || fail "a lightweight tag; make it with git tag --annotate"
git merge-base --is-ancestor "refs/tags/$tag^{commit}" "refs/remotes/origin/$branch" || fail "not on the branch $branch"
echo "$tag is a release of $(git rev-parse "refs/tags/$tag^{commit}")"
