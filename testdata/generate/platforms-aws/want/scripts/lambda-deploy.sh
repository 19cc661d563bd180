#!/usr/bin/env bash
# Rendered by shipgen from ship.yaml. Your edits survive: shipgen overwrites none of them unasked.
# usage: lambda-deploy.sh DIR STACK VERSION FUNCTION=MAIN...
# Builds each function as Lambda's bootstrap and deploys the stack. ARCH is amd64 or
# arm64, MODULE the folder of go.mod, BUCKET where Lambda fetches the programs. CloudFormation puts the stack back where
# the deployment fails.
set -euo pipefail
dir=$1 stack=$2 version=$3
shift 3
for one in "$@"; do
  out=$PWD/$dir/build/${one%%=*}/bootstrap
  # lambda.norpc leaves the old runtime's part of the library out.
  (cd "${MODULE:-.}" && CGO_ENABLED=0 GOOS=linux GOARCH="${ARCH:-arm64}" \
    go build -trimpath -tags lambda.norpc -ldflags "-s -w -X main.version=$version" -o "$out" "${one#*=}")
done
sam deploy --template-file "$dir/template.yaml" --stack-name "$stack" --s3-bucket "$BUCKET" --s3-prefix "$stack" \
  --no-confirm-changeset --no-fail-on-empty-changeset --parameter-overrides "Version=$version" --tags "version=$version"
