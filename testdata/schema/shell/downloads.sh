curl -fsSL https://x.example/install.sh | sudo bash -s -- -b /usr/local/bin
sh -c "$(curl -fsSL https://x.example/master/install.sh)"
bash <(wget -qO- https://x.example/a.sh)
curl -sSLo get.sh https://x.example/get.sh && chmod +x get.sh && ./get.sh
wget -q https://x.example/releases/latest/download/tool_linux.tar.gz
curl -k https://x.example/v1.2.3/tool.tgz | tar -xz -C /usr/local
curl -s http://localhost:8080/healthz
curl -X POST -d '{}' https://x.example/hook
curl https://x.example/api/version
curl -fsSLO https://x.example/v1.2.3/tool.zip
sha256sum -c SHA256SUMS
