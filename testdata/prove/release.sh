#!/usr/bin/env bash
# A release: tags that are none are refused, GoReleaser accepts its configuration and
# builds with the workflow's own arguments, the checksums hold, the programs say
# their version, and a second build has the same bytes.
# shellcheck source-path=SCRIPTDIR source=sample.bash
. "$(dirname "$0")/sample.bash"
need goreleaser go
cd "$(sample release)"
git clone -q --bare . "$work/origin.git"
git remote add origin "$work/origin.git"
git fetch -q origin

# refused TAG WHY
refused() {
  local said
  if said=$(GH_TOKEN=stand-in scripts/check-tag.sh "$1" 2>&1); then
    echo "$1 was taken"
    exit 1
  fi
  grep -qF "$2" <<< "$said" || { echo "$said"; exit 1; }
}

refused 1.2.3 'no semantic version'
refused v1.2 'no semantic version'
refused v1.02.3 'no semantic version'
refused v1.2.3+build 'no semantic version'
git tag v0.9.0 && git push -q origin v0.9.0
refused v0.9.0 lightweight
git checkout -q -b aside
git commit -q --allow-empty -m aside
git tag -a v0.9.1 -m v0.9.1 && git push -q origin v0.9.1
refused v0.9.1 'not on the branch main'
git checkout -q main
git tag -d v0.9.0 v0.9.1 > /dev/null
git tag -a v1.2.3 -m v1.2.3 && git push -q origin v1.2.3
GH_TOKEN=stand-in scripts/check-tag.sh v1.2.3

if [ -x "${ACT_RUN-}" ]; then
  echo '{"ref": "refs/tags/v1.2.3"}' > "$work/event.json"
  for job in tag test; do
    "$ACT_RUN" "$PWD" --workflows .github/workflows/release.yml --job "$job" --eventpath "$work/event.json" \
      --secret GITHUB_TOKEN=stand-in > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  done
fi

git remote set-url origin https://github.com/acme/shop
goreleaser check 2> /dev/null
args=$(sed -n 's/^ *args: //p' .github/workflows/release.yml)
command -v syft > /dev/null || args+=,sbom # Syft is downloaded by an action

# shellcheck disable=SC2086
goreleaser $args > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
(cd dist && sha256sum --quiet --check checksums.txt)
tar -xzOf "dist/shopctl_1.2.3_linux_$(go env GOARCH).tar.gz" shopctl > "$work/shopctl"
chmod +x "$work/shopctl"
[ "$("$work/shopctl")" = 1.2.3 ]
[ -s dist/CHANGELOG.md ]
cp dist/checksums.txt "$work/first"
# shellcheck disable=SC2086
goreleaser $args > "$work/log" 2>&1
diff "$work/first" dist/checksums.txt
echo "tags judged, $(wc -l < dist/checksums.txt) archives built twice with the same bytes"
