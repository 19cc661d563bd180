#!/usr/bin/env bash
# What image automation does to an overlay is no drift: `kustomize edit set image`
# with a digest leaves `check --strict` clean, before and after the next render,
# which keeps the digest. A tag that can move, another registry, or any other line is.
# shellcheck source-path=SCRIPTDIR source=sample.bash
. "$(dirname "$0")/sample.bash"
need kustomize
shipgen=${SHIPGEN:-$root/bin/shipgen}
cd "$(sample argocd)"
overlay=deploy/overlays/staging image=ghcr.io/acme/orders-api
digest=sha256:$(printf 'b%.0s' {1..64})

edit() { (cd "$overlay" && kustomize edit set image "$1"); }
edit "$image@$digest"
kustomize build "$overlay" > "$work/built"
grep -q "image: $image@$digest$" "$work/built"
"$shipgen" check --strict > "$work/out" || { cat "$work/out"; exit 1; }
git commit -qam "deploy to staging"
"$shipgen" generate > /dev/null
grep -q "^- digest: $digest$" "$overlay/kustomization.yaml" || { echo "the next render lost the digest"; exit 1; }
"$shipgen" check --strict > "$work/out" || { cat "$work/out"; exit 1; }
git add -A
git commit -qm "next render" --allow-empty

# drifts WHAT: the change is reported, with the file; then it is taken back.
drifts() {
  if "$shipgen" check > "$work/out"; then
    echo "$1 is not reported"
    exit 1
  fi
  grep -q "$overlay/kustomization.yaml" "$work/out"
  git checkout -q .
}
edit "$image:v1.4.0"
drifts "a tag in the place of the digest"
edit "$image=ghcr.io/elsewhere/orders-api@$digest"
drifts "another registry"
sed -i 's/^namespace: .*/namespace: other/' "$overlay/kustomization.yaml"
drifts "another namespace"
echo "a digest set by kustomize is no drift and stays; a tag, another registry or namespace is reported"
