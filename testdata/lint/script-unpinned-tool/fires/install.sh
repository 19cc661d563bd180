#!/bin/bash
go install golang.org/x/vuln/cmd/govulncheck@latest # want "go installs \"golang.org/x/vuln/cmd/govulncheck\": version \"latest\" moves"
npm install -g prettier # want "npm installs \"prettier\""
apt-get install -y jq # want "apt installs \"jq\""
pip install --upgrade pip # want "pip installs \"pip\""
