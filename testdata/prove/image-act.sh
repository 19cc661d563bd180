#!/usr/bin/env bash
# The image workflow under act, with its actions at their pinned commits: a trial
# build for a pull request; for a tag the log-in, tags and labels, and the push, by
# the real Buildx into the registry of this machine; the attestation is told the name
# and digest of what was pushed. Listed at the end: what cannot run here and why.
# shellcheck source-path=SCRIPTDIR source=act.bash
. "$(dirname "$0")/act.bash"
bed=${BED_SCRIPTS:-$root/../shared/bed}
[ -f "$bed/env.sh" ] || { echo "skipped: no BuildKit scripts at $bed"; exit 77; }
# shellcheck disable=SC1091
. "$bed/env.sh"
need buildctl buildx skopeo jq curl
buildkit=unix://$BED/img/buildkitd.sock
buildctl --addr "$buildkit" debug workers > /dev/null 2>&1 || { echo "skipped: no BuildKit runs here"; exit 77; }

mkdir "$work/bin"
cat > "$work/bin/docker" <<CLIENT
#!/bin/sh
export CALLS='$work/calls' BUILDX='$(command -v buildx)' BUILDKIT='$buildkit' REGISTRY='$REG' BUILDX_CONFIG='$work/buildx'
exec bash '$root/testdata/prove/docker_client.bash' "\$@"
CLIENT
chmod +x "$work/bin/docker"
export PATH="$work/bin:$PATH"

# What signs needs GitHub's identity; this says what it is given.
stand_in actions/attest 'printenv | sed -n "s/^INPUT_SUBJECT-/attests /p"'

project=$(sample platforms-pipelines)
cd "$project"
name=acme/orders-api
tag='{"ref": "refs/tags/v1.2.3", "repository": {"name": "orders", "full_name": "acme/orders", "private": false, "default_branch": "main", "owner": {"login": "acme"}}}'
pull=$(jq '.ref = "refs/pull/7/merge" | .number = 7 | .pull_request = {number: 7, head: {ref: "x", sha: "x"}, base: {ref: "main"}}' <<< "$tag")

# What GitHub says of the repository, which the labels are made of.
cat > "$work/api.py" <<'PY'
import http.server, json
class Repository(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({"name": "orders", "description": "d", "html_url": "https://github.com/acme/orders", "default_branch": "main",
                           "license": {"spdx_id": "MIT"}}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass
server = http.server.HTTPServer(("127.0.0.1", 0), Repository)
print(server.server_port, flush=True)
server.serve_forever()
PY
python3 "$work/api.py" > "$work/port" &
api=$!
trap 'kill "$api"; rm -rf "$work"' EXIT
until [ -s "$work/port" ]; do sleep 0.1; done
git -C "$project" remote add origin https://github.com/acme/orders

runs() { # JOB EVENT PAYLOAD
  : > "$work/calls"
  act_job image.yml "$@" --env "GITHUB_API_URL=http://127.0.0.1:$(cat "$work/port")"
}

# called ARGUMENT...: the build was given each, as they stand in the workflow.
called() {
  local one
  for one in "$@"; do
    grep -qxF -e "$one" "$work/calls" || { cat "$work/calls"; echo "the build is not given $one"; exit 1; }
  done
}

runs trial-api pull_request "$pull"
called cmd/api/Dockerfile linux/arm64 . type=gha,scope=api type=gha,mode=max,scope=api
grep -q 'importing cache manifest from gha' "$work/act.log" # from act's server, as of GitHub's protocol
grep -q 'exporting to GitHub Actions Cache' "$work/act.log"

git tag -a v1.2.3 -m v1.2.3
runs attest-api push "$tag"
ran image.yml checkout buildx login metadata build attest
commit=$(git rev-parse HEAD)
called ghcr.io "ghcr.io/$name:1.2.3" "ghcr.io/$name:1.2" "ghcr.io/$name:sha-$commit" VERSION=1.2.3 --push . cmd/api/Dockerfile linux/arm64 \
  type=provenance,mode=max,builder-id=https://github.com/acme/orders/actions/runs/1/attempts/1 type=sbom,disabled=false \
  org.opencontainers.image.version=1.2.3 "org.opencontainers.image.revision=$commit" org.opencontainers.image.source=https://github.com/acme/orders
if grep -q type=gha "$work/calls"; then
  echo "what is published is built from a cache"
  exit 1
fi

# What the registry has now: the image for its processor, with the labels and the
# version in the program, and the provenance beside it, under the digest that the
# attestation is told.
skopeo inspect --raw --tls-verify=false "docker://$REG/$name:1.2.3" > "$work/index.json"
digest=sha256:$(sha256sum < "$work/index.json" | cut -d ' ' -f 1)
grep -qF "attests NAME=ghcr.io/$name" "$work/act.log"
grep -qF "attests DIGEST=$digest" "$work/act.log" || { grep attests "$work/act.log"; echo "pushed is $digest"; exit 1; }
[ "$(jq -r '.manifests[].platform | .os + "/" + .architecture' "$work/index.json" | paste -sd ' ')" = "linux/arm64 unknown/unknown" ]
skopeo inspect --config --tls-verify=false --override-arch arm64 "docker://$REG/$name:1.2.3" |
  jq -e --arg commit "$commit" '.config.Labels["org.opencontainers.image.revision"] == $commit and .config.User == "65532:65532"' > /dev/null
provenance=$(jq -r '.manifests[] | select(.platform.os == "unknown").digest' "$work/index.json")
layer=$(skopeo inspect --raw --tls-verify=false "docker://$REG/$name@$provenance" | jq -r '.layers[] | select(.annotations["in-toto.io/predicate-type"] | test("provenance")).digest')
curl --fail --silent "http://$REG/v2/$name/blobs/$layer" | jq -e '[.. | strings] | any(. == "1.2.3")' > /dev/null || { echo "no build argument in the provenance"; exit 1; }
echo "trial build; log-in, tags, labels, push with provenance, digest to attest, under act; not: emulation and the SBOM scanner (images of a registry), the log-in's token (ghcr.io), the signature (GitHub's identity at Sigstore)"
