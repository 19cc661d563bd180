#!/bin/bash
set -euxo pipefail
echo start
curl -H "Authorization: Bearer $API_TOKEN" https://api.example.com # want "set -x prints the value of API_TOKEN with this command"
mysql -p"$DB_PASSWORD"
