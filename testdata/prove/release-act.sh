#!/usr/bin/env bash
# The whole release workflow under act for a tag: it is judged, tests run, GoReleaser
# builds with the workflow's arguments, the archives go from job to job, are signed,
# attested and published with the workflow's commands. Stand-ins are for what needs
# GitHub, Sigstore or a download: they write down what they are given.
# shellcheck source-path=SCRIPTDIR source=act.bash
. "$(dirname "$0")/act.bash"
need goreleaser go jq
project=$(sample release)
cd "$project"
git clone -q --bare . "$work/origin.git"
git remote add origin "$work/origin.git"
git fetch -q origin
git tag -a v1.2.3-rc.1 -m v1.2.3-rc.1 && git push -q origin v1.2.3-rc.1

mkdir "$work/bin" "$work/handed"
said=$work/said
# program NAME COMMANDS
program() {
  printf '#!/bin/bash\nset -euo pipefail\nprintf "%%s\\n" "%s $*" >> %q\n%s\n' "$1" "$said" "$2" > "$work/bin/$1"
  chmod +x "$work/bin/$1"
}
# shellcheck disable=SC2016
program cosign '[[ $* != *--bundle* ]] || { test -s "${@: -1}" && echo "{}" > "$4"; }'
# shellcheck disable=SC2016
program syft 'while [ "$1" != --output ]; do shift; done; jq -n "{spdxVersion: \"SPDX-2.3\"}" > "${2#*=}"'
program gh ''
export PATH="$work/bin:$PATH"
stand_in anchore/sbom-action/download-syft "printenv INPUT_SYFT-VERSION | sed 's/^/syft-version /' >> '$said'"
stand_in goreleaser/goreleaser-action "git remote set-url origin https://github.com/acme/shop
printenv INPUT_VERSION | sed 's/^/goreleaser-version /' >> '$said'
goreleaser \$INPUT_ARGS"
stand_in actions/upload-artifact "python3 - '$work/handed' <<'PY'
import glob, os, shutil, sys
files = set()
for line in os.environ['INPUT_PATH'].split():
    (files.difference_update if line.startswith('!') else files.update)(glob.glob(line.lstrip('!')))
assert files or os.environ['INPUT_IF-NO-FILES-FOUND'] != 'error'
for file in files:
    shutil.copy(file, sys.argv[1])
PY"
stand_in actions/download-artifact "mkdir -p \"\$INPUT_PATH\" && cp '$work/handed'/* \"\$INPUT_PATH\""
stand_in sigstore/cosign-installer ''
stand_in actions/attest "printenv INPUT_SUBJECT-CHECKSUMS | sed 's/^/attest /' >> '$said'
(cd dist && sha256sum --quiet --check checksums.txt)"

act_job release.yml publish push '{"ref": "refs/tags/v1.2.3-rc.1", "repository": {"name": "shop", "full_name": "acme/shop", "private": false, "default_branch": "main"}}'
ran release.yml checkout tag setup-go test syft goreleaser artifact archives cosign sign attest release
said() { grep -qxF -e "$1" "$said" || { cat "$said"; echo "not said: $1"; exit 1; }; }
said "goreleaser-version $(sed -n 's/^ *version: \(v2.*\)/\1/p' .github/workflows/release.yml)"
said 'cosign sign-blob --yes --bundle dist/checksums.txt.sigstore.json dist/checksums.txt'
said 'attest dist/checksums.txt'
published=$(grep '^gh release create' "$said")
[[ $published == 'gh release create v1.2.3-rc.1 --verify-tag --title v1.2.3-rc.1 --notes-file notes.md --prerelease dist/'* ]] || { echo "$published"; exit 1; }
mapfile -t files < <(grep -oE 'dist/[^ ]+' <<< "$published" | sed 's|dist/||')
expected=(checksums.txt checksums.txt.sigstore.json)
for name in api shopctl; do
  for system in darwin linux windows; do
    for arch in amd64 arm64; do
      archive=${name}_1.2.3-rc.1_${system}_$arch.tar.gz
      [ $system != windows ] || archive=${archive%.tar.gz}.zip
      expected+=("$archive" "$archive.sbom.json")
    done
  done
done
diff <(printf '%s\n' "${expected[@]}" | sort) <(printf '%s\n' "${files[@]}" | sort)
echo "tag, tests, archives, signature, attestation, publication: every command under act, ${#files[@]} files published; stand-ins: Syft and cosign (downloads), artifacts and gh (GitHub), the attestation (Sigstore)"
