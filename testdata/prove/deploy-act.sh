#!/usr/bin/env bash
# The deploy and rollback workflows run under act against a real control plane, by
# hand for an environment: a release arrives and is verified; one that answers badly
# is taken back and its job fails; the rollback workflow goes back as well.
#
# ACT_RUN is a script that runs act without GitHub, with mirrors of the actions.
# Two things are not GitHub's: the registry, a stand-in that knows each digest, and
# the ref of the checkout, since act has the files of one commit only.
# shellcheck source-path=SCRIPTDIR source=cluster.bash
[ -x "${ACT_RUN-}" ] || { echo "skipped: ACT_RUN names no script that runs act"; exit 77; }
. "$(dirname "$0")/cluster.bash"
need act
project=$(renamed deploy)
cd "$project"
sed -i '/^ *ref: \${{ needs.release.outputs.version }}$/d' .github/workflows/deploy.yml
sed -i 's/watch_seconds=.*/watch_seconds=4/' scripts/places.sh
observed api

# The stand-in for the registry.
mkdir "$work/bin"
cat > "$work/bin/docker" <<'EOF'
#!/bin/sh
case "$*" in
  *"imagetools inspect"*) printf 'sha256:%s\n' "$(printf %s "$4" | sha256sum | cut -d ' ' -f 1)" ;;
  login*) cat > /dev/null ;;
esac
EOF
chmod +x "$work/bin/docker"
export PATH="$work/bin:$PATH"

kubectl config view --raw --minify --flatten > "$work/kubeconfig"
kubectl --kubeconfig "$work/kubeconfig" config rename-context "$(kubectl config current-context)" prod-eu > /dev/null

# workflow FILE INPUT...
workflow() {
  local file=$1 inputs=() one
  shift
  for one in "$@"; do
    inputs+=(--input "$one")
  done
  git add -A && git commit -qm "$*" --allow-empty
  NONET='' ACT_EVENT=workflow_dispatch "$ACT_RUN" "$project" --workflows ".github/workflows/$file" "${inputs[@]}" \
    --secret GITHUB_TOKEN=stand-in --secret KUBECONFIG_EU="$(cat "$work/kubeconfig")" --var PROMETHEUS_URL="$PROMETHEUS_URL" \
    --var SMOKE_URLS="api=$service_url" > "$work/act.log" 2>&1
}

# runs VERSION
runs() {
  local version
  version=$(kubectl get deployment api -n "$namespace" -o jsonpath='{.spec.template.metadata.labels.app\.kubernetes\.io/version}')
  [ "$version" = "$1" ] || { cat "$work/act.log"; echo "$version runs, not $1"; exit 1; }
}

workflow deploy.yml environment=staging version=v1.0.0 service="all services" || { cat "$work/act.log"; exit 1; }
runs v1.0.0
workflow deploy.yml environment=staging version=v1.1.0 service=api || { cat "$work/act.log"; exit 1; }
runs v1.1.0
[ "$(kubectl get deployment mail -n "$namespace" -o jsonpath='{.spec.template.metadata.labels.app\.kubernetes\.io/version}')" = v1.0.0 ]

workflow rollback.yml environment=staging reason="orders fail" service=api || { cat "$work/act.log"; exit 1; }
runs v1.0.0

touch "$failing"
if workflow deploy.yml environment=staging version=v1.2.0 service="all services"; then
  cat "$work/act.log"
  echo "a release that answers badly was kept"
  exit 1
fi
runs v1.0.0
grep -q 'Go back\|going back' "$work/act.log"
echo "deployed, went back by itself and by hand, under act"
