#!/bin/bash
set -ex
curl -fsSL https://get.example.com/helm.sh | bash
pip install awscli
curl -H "Authorization: Bearer $DEPLOY_TOKEN" https://deploy.example.com/shop
