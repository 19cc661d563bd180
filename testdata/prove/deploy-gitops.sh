#!/usr/bin/env bash
# Releases on the branch that a cluster pulls from: the commit has the digests and
# versions of all services, one service alone keeps the others', nothing is pushed
# over, the way back is a commit with the files of the release before.
# shellcheck source-path=SCRIPTDIR source=sample.bash
. "$(dirname "$0")/sample.bash"
need kustomize jq
origin=$work/origin.git
cd "$(sample deploy)"
git clone -q --bare . "$origin"
git remote add origin "$origin"
branch=environments/production-us

digest() { printf 'sha256:%064d' "$1"; }
image() { printf '%s=ghcr.io/acme/orders-%s@%s' "$1" "$1" "$(digest "$2")"; }

# has RELEASE-OF-API RELEASE-OF-CLEAN looks at what the cluster would apply.
has() {
  local built at
  at=$(mktemp -d -p "$work")
  git clone -q --branch "$branch" "$origin" "$at"
  built=$(kustomize build "$at/deploy/overlays/production-us")
  grep -q "image: ghcr.io/acme/orders-api@$(digest "$1")$" <<< "$built"
  grep -q "image: ghcr.io/acme/orders-clean@$(digest "$2")$" <<< "$built"
  [ "$(grep -c "app.kubernetes.io/version: v1.$1.0" <<< "$built")" -ge 2 ]
  git -C "$at" log --oneline --first-parent
}

scripts/commit-release.sh production-us v1.1.0 "$(image api 1)" "$(image clean 1)" "$(image mail 1)"
has 1 1
git reset -q --hard
scripts/commit-release.sh production-us v1.2.0 "$(image api 2)"
has 2 1
git reset -q --hard
REASON="orders fail" scripts/rollback-gitops.sh production-us
has 1 1

# An earlier release by its commit; a commit that is no release is refused.
scripts/rollback-gitops.sh production-us "$(git ls-remote "$origin" "refs/heads/$branch" | cut -f 1)~1"
has 2 1
if scripts/rollback-gitops.sh production-us HEAD; then
  exit 1
fi
# A service that was never released cannot be kept.
git push -q origin ":refs/heads/$branch"
git reset -q --hard
if scripts/commit-release.sh production-us v1.3.0 "$(image api 3)"; then
  exit 1
fi
echo "released, kept and taken back on $branch"
