#!/bin/sh
curl -sSfLo install.sh https://example.com/install.sh
echo "0123  install.sh" | sha256sum --check
sh install.sh
curl -sSf https://raw.githubusercontent.com/acme/tool/0123456789abcdef0123456789abcdef01234567/install.sh | sh
curl -s http://localhost:8080/script | sh
curl -s "$URL" | sh
curl -s https://example.com/data.json | python3 -m json.tool
