#!/usr/bin/env bash
# The local matrix runs each row and merges what they cover, and fails when one
# does. The engine is a stand-in that runs the commands here.
# shellcheck source-path=SCRIPTDIR source=sample.bash
. "$(dirname "$0")/sample.bash"
need go
cd "$(sample release)"
cat > cmd/api/main_test.go <<'EOF'
package main

import "testing"

func TestMain1(t *testing.T) { main() }
EOF
cat > "$work/engine" <<'EOF'
#!/bin/bash
while [[ $1 != golang:* ]]; do
  case $1 in
    *:/profiles) profiles=${1%:/profiles} ;;
    linux/*) arch=${1#linux/} ;;
  esac
  shift
done
echo "$1 $arch" >> "$ROWS"
[ "$arch" = amd64 ] || exit "${FAIL:-0}"
shift
exec "${@//\/profiles/$profiles}"
EOF
chmod +x "$work/engine"
export ENGINE=$work/engine ROWS=$work/rows CGO_ENABLED=1
scripts/test-matrix.sh
[ "$(sort -u "$ROWS" | wc -l)" = 4 ]
[ "$(go tool cover -func=cover.out | awk '/api.main.go.*main/ { print $NF }')" = 100.0% ]
[ "$(cut -d ' ' -f 1,2 cover.out | sort | uniq -d)" = "" ]
if FAIL=1 scripts/test-matrix.sh; then
  exit 1
fi
echo "every row ran, one report, a failed row fails"
