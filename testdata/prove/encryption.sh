#!/usr/bin/env bash
# A real API server takes the rendered EncryptionConfiguration: through a KMS v2
# plugin on its socket a Secret lands in etcd as cipher text and comes back whole.
# The control plane is a second one, on ports of its own.
set -euo pipefail
for tool in kube-apiserver etcd kubectl go openssl curl python3; do
  command -v "$tool" >/dev/null || { echo "no $tool here"; exit 77; }
done
stop=()
finish() { [ ${#stop[@]} -eq 0 ] || kill -KILL "${stop[@]}" 2>/dev/null || true; } # nothing of theirs is kept
trap finish EXIT
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# The plugin: Kubernetes' own service, with a key that lives as long as the proof.
mkdir "$WORK/plugin"
cat >"$WORK/plugin/go.mod" <<'EOF'
module prove.local/plugin

go 1.26

require k8s.io/kms v0.36.3
EOF
cat >"$WORK/plugin/main.go" <<'EOF'
package main

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"log"
	"os"
	"time"

	"k8s.io/kms/pkg/service"
)

type key struct{ cipher.AEAD }

func (k key) Encrypt(_ context.Context, _ string, data []byte) (*service.EncryptResponse, error) {
	nonce := make([]byte, k.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	return &service.EncryptResponse{Ciphertext: k.Seal(nonce, nonce, data, nil), KeyID: "one"}, nil
}

func (k key) Decrypt(_ context.Context, _ string, req *service.DecryptRequest) ([]byte, error) {
	return k.Open(nil, req.Ciphertext[:k.NonceSize()], req.Ciphertext[k.NonceSize():], nil)
}

func (k key) Status(context.Context) (*service.StatusResponse, error) {
	return &service.StatusResponse{Version: "v2", Healthz: "ok", KeyID: "one"}, nil
}

func main() {
	secret := make([]byte, 32)
	rand.Read(secret)
	block, err := aes.NewCipher(secret)
	if err != nil {
		log.Fatal(err)
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(service.NewGRPCService(os.Args[1], 5*time.Second, key{gcm}).ListenAndServe())
}
EOF
(cd "$WORK/plugin" && GOTOOLCHAIN=local GOFLAGS=-mod=mod go build -o "$WORK/kms" .) >"$WORK/out" 2>&1 || { tail -n 3 "$WORK/out"; echo "the KMS plugin cannot be built here"; exit 77; }

cp -R "$ROOT/testdata/generate/secrets/." "$WORK/case"
rm -rf "$WORK/case/want"
socket=$WORK/kms.sock
(cd "$WORK/case" && git init -q && sed -i "s|unix:///var/run/kmsplugin/kms.sock|unix://$socket|" ship.yaml && "$SHIPGEN" generate >/dev/null)
"$WORK/kms" "$socket" >"$WORK/kms.log" 2>&1 &
stop+=($!)

store=$(free_port) peer=$(free_port) port=$(free_port) token=$(openssl rand -hex 16)
etcd --data-dir "$WORK/etcd" --listen-client-urls "http://127.0.0.1:$store" --advertise-client-urls "http://127.0.0.1:$store" \
  --listen-peer-urls "http://127.0.0.1:$peer" --initial-advertise-peer-urls "http://127.0.0.1:$peer" \
  --initial-cluster "default=http://127.0.0.1:$peer" >"$WORK/etcd.log" 2>&1 &
stop+=($!)
openssl genrsa -out "$WORK/sa.key" 2048 2>/dev/null
openssl rsa -in "$WORK/sa.key" -pubout -out "$WORK/sa.pub" 2>/dev/null
(umask 077 && echo "$token,admin,admin,system:masters" >"$WORK/tokens.csv")
kube-apiserver --etcd-servers "http://127.0.0.1:$store" --bind-address 127.0.0.1 --advertise-address 127.0.0.1 --secure-port "$port" \
  --cert-dir "$WORK/cert" --token-auth-file "$WORK/tokens.csv" --authorization-mode RBAC --service-cluster-ip-range 10.97.0.0/16 \
  --service-account-key-file "$WORK/sa.pub" --service-account-signing-key-file "$WORK/sa.key" --service-account-issuer https://prove.local \
  --endpoint-reconciler-type none --profiling=false \
  --encryption-provider-config "$WORK/case/infra/kubernetes/encryption.yaml" >"$WORK/apiserver.log" 2>&1 &
stop+=($!)
at() { kubectl --kubeconfig /dev/null --server "https://127.0.0.1:$port" --insecure-skip-tls-verify --token "$token" "$@"; }
for _ in $(seq 240); do
  at get --raw /readyz >/dev/null 2>&1 && break
  sleep 0.5
done
at get --raw /readyz >/dev/null || { grep -i encrypt "$WORK/apiserver.log" | tail -n 5; exit 1; }

at create secret generic proof --from-literal=value=plain-to-see >/dev/null
at create configmap proof --from-literal=value=plain-to-see >/dev/null
stored() { # the bytes that etcd has under a key
  curl -fsS "http://127.0.0.1:$store/v3/kv/range" -d "{\"key\": \"$(printf %s "$1" | base64 -w0)\"}" |
    python3 -c 'import base64, json, sys; sys.stdout.buffer.write(base64.b64decode(json.load(sys.stdin)["kvs"][0]["value"]))'
}
stored /registry/secrets/default/proof >"$WORK/secret"
head -c 22 "$WORK/secret" | grep -aq '^k8s:enc:kms:v2:orders:' || { head -c 40 "$WORK/secret" | od -c; exit 1; }
if grep -aq plain-to-see "$WORK/secret"; then
  echo "etcd has the Secret in the clear"
  exit 1
fi
stored /registry/configmaps/default/proof | grep -aq plain-to-see # the proof can see what is in the clear
[ "$(at get secret proof -o jsonpath='{.data.value}' | base64 -d)" = plain-to-see ]
echo "etcd holds a Secret as k8s:enc:kms:v2:orders: and the API server gives it back; a ConfigMap beside it is in the clear"
