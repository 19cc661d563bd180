#!/bin/bash
go install golang.org/x/vuln/cmd/govulncheck@v1.1.4
go install "golang.org/x/tools/cmd/goimports@$VERSION"
npm ci
pip install ./tools
pip install tools/lint
pip install --require-hashes -r requirements.txt
