set -euo pipefail
VERSION=1.2.3
export ARCH="amd64"
cd /tmp && sudo -u app env A=b timeout -k 5 10 curl -fsSL -o x.tgz "https://x.example/$VERSION/x-${ARCH}.tgz" 2>/dev/null
if ! command -v jq; then apt-get update; apt-get install -y jq; fi
sh -c 'apk add curl && echo "done"'
bash -c "npm ci; echo \"x\" $HOME"
xargs -n 1 go install < tools.txt
for f in *.txt; do cat "$f" | grep x || true; done
out=$(pip install flask)
build() { go build -o app ./cmd/app; }
echo "${{ github.event.pull_request.title }}" 'lit ${{ x }}' plain
npm install -g x@${{ inputs.version }}
cat <<EOF
$(cargo build)
EOF
