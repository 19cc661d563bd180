#!/usr/bin/env bash
# The Dockerfiles of Node.js, Python and Rust programs build with BuildKit, and
# their images, run read-only as nobody, answer. The bases are stand-ins: a Debian
# with this machine's Node.js and Rust under the names of the real images.
set -euo pipefail
bed=${BED_SCRIPTS:-$ROOT/../shared/bed}
[ -x "$bed/build.sh" ] || { echo "no BuildKit scripts at $bed"; exit 77; }
# shellcheck disable=SC1091
. "$bed/env.sh"
for tool in mmdebstrap buildah skopeo node npm rustc cargo python3; do
  command -v "$tool" >/dev/null || { echo "no $tool here"; exit 77; }
done
buildctl --addr "unix://$BED/img/buildkitd.sock" debug workers >/dev/null 2>&1 || { echo "no BuildKit runs here"; exit 77; }

# The stand-ins, made once.
here() { curl -fs -o /dev/null "http://$REG/v2/$1/manifests/$2" -H 'Accept: application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json'; }
storage=(--storage-driver vfs --root "$BED/img/vfs" --runroot "$BED/img/run")
image() { # image NAME TAG ROOTFS [CONFIG...]
  local to="$REG/$1:$2" root=$3 made
  shift 3
  made=$(buildah "${storage[@]}" from scratch)
  buildah "${storage[@]}" add -q "$made" "$root" / >/dev/null
  buildah "${storage[@]}" config --os linux --arch amd64 "$@" "$made"
  buildah "${storage[@]}" commit -q --rm "$made" "$to" >/dev/null
  buildah "${storage[@]}" push -q --tls-verify=false "$to" "docker://$to"
}
also() { skopeo copy -q --src-tls-verify=false --dest-tls-verify=false "docker://$REG/$1" "docker://$REG/$2"; }
if ! here bed/languages 3; then
  # shellcheck disable=SC1091
  . /etc/os-release
  bin=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  # Node.js: busybox, this machine's node, and the libraries that it wants.
  base=$WORK/node
  cp -a "$BED/img/alpine" "$base"
  mkdir -p "$base"/usr/local/{bin,lib/node_modules} "$base/lib64"
  cp "$(command -v node)" "$base/usr/local/bin/node"
  ldd "$(command -v node)" | grep -o '/[^ ]*' | while read -r library; do
    mkdir -p "$base${library%/*}"
    cp -L "$library" "$base$library"
  done
  cp -a "$(npm root -g)/npm" "$base/usr/local/lib/node_modules/"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$base/usr/local/bin/npm"
  printf '#!/bin/sh\nexec /bin/busybox env "$@"\n' >"$base/usr/bin/env"
  chmod +x "$base/usr/bin/env"
  image library/node 22.23.2-alpine3.24 "$base" --env "PATH=$bin"
  also library/node:22.23.2-alpine3.24 library/node:24.20.0-alpine3.24
  # Python: a Debian with its own.
  mmdebstrap --quiet --variant=minbase --include=python3,python3-venv,python-is-python3 "$VERSION_CODENAME" "$WORK/python"
  rm -rf "$WORK"/python/var/{lib/apt,cache} "$WORK/python/usr/share/doc"
  image library/python 3.14.6-slim "$WORK/python" --env "PATH=$bin"
  # Rust: only a builder, so its size does not matter; glibc is linked statically.
  mmdebstrap --quiet --variant=minbase --include=gcc,libc6-dev,ca-certificates "$VERSION_CODENAME" "$WORK/rust"
  mkdir -p "$WORK/rust/usr/local/rust"
  cp -a "$(rustc --print sysroot)"/{bin,lib} "$WORK/rust/usr/local/rust/"
  rm -rf "$WORK"/rust/usr/local/rust/lib/rustlib/{src,etc} "$WORK"/rust/var/{lib/apt,cache}
  printf '#!/bin/sh\necho "apk-stub $*"\n' >"$WORK/rust/usr/sbin/apk"
  chmod +x "$WORK/rust/usr/sbin/apk"
  image library/rust 1.91.1-alpine3.22 "$WORK/rust" --env RUSTFLAGS='-C target-feature=+crt-static' --env "PATH=/usr/local/rust/bin:$bin"
  python3 -m venv "$WORK/venv"
  "$WORK/venv/bin/pip" install -q uv==0.8.22
  mkdir "$WORK/uv"
  cp "$WORK/venv/bin/uv" "$WORK/uv/uv"
  image astral-sh/uv 0.8.22 "$WORK/uv"
  also astral-sh/uv:0.8.22 bed/languages:3
  rm -rf "$WORK"/{node,python,rust,uv,venv}
fi

cp -R "$ROOT/testdata/generate/languages/." "$WORK/case"
rm -rf "$WORK/case/want"
cd "$WORK/case"
git init -q
"$SHIPGEN" generate >/dev/null
# build SERVICE: a digest that exists only upstream is the stand-in's here.
build() {
  local ref name options=(--opt build-arg:BUILDKIT_SYNTAX=docker/dockerfile:1)
  while read -r ref; do
    name=${ref%%@*}
    case $name in
    node:*) options+=(--opt "context:$ref=docker-image://docker.io/library/$name") ;;
    gcr.io/distroless/*) options+=(--opt "context:$ref=docker-image://$name") ;;
    esac
  done < <(grep -oE '[A-Za-z0-9./_-]+:[A-Za-z0-9._-]+@sha256:[0-9a-f]{64}' "$1/Dockerfile" | sort -u)
  buildctl --addr "unix://$BED/img/buildkitd.sock" build --progress plain --frontend dockerfile.v0 \
    --local context="$1" --local dockerfile="$1" "${options[@]}" --output "type=tar,dest=$WORK/$1.tar"
  mkdir "$WORK/$1"
  tar -x -f "$WORK/$1.tar" -C "$WORK/$1"
  rm "$WORK/$1.tar"
}
built=0
for service in web plain jobs report ingest; do
  build "$service" >"$WORK/build.log" 2>&1 || { tail -n 25 "$WORK/build.log"; exit 1; }
  built=$((built + 1))
done

# answers SERVICE PORT DIR COMMAND...: the image serves /healthz and stops when told to.
answers() {
  local service=$1 port=$2 dir=$3 run
  shift 3
  RUN_ENV="PORT=$port PATH=/venv/bin:/usr/local/bin:/usr/bin:/bin" "$bed/image-run.sh" "$WORK/$service" "$@" >"$WORK/run.log" 2>&1 &
  run=$!
  for _ in $(seq 50); do curl -fs "http://127.0.0.1:$port/healthz" >/dev/null 2>&1 && break; sleep 0.2; done
  curl -fsS -o /dev/null "http://127.0.0.1:$port/healthz" || { cat "$WORK/run.log"; exit 1; }
  [ -d "$WORK/$service$dir" ]
  pkill -KILL -P "$run" || true
  wait "$run" 2>/dev/null || true
}
answers web 18091 /app node /app/dist/server.js
answers plain 18092 /app node /app/server.mjs
answers ingest 8081 / /app
[ "$("$bed/image-run.sh" "$WORK/report" /venv/bin/python /app/report.py weekly)" = weekly ]
timeout 3 "$bed/image-run.sh" "$WORK/jobs" /venv/bin/python /app/orders/__main__.py >"$WORK/run.log" 2>&1 || [ $? = 124 ]
grep -qx working "$WORK/run.log" || { cat "$WORK/run.log"; exit 1; }
[ ! -e "$WORK/web/app/README.md" ] && [ ! -e "$WORK/web/app/Dockerfile" ]
echo "$built images of Node.js, Python (uv, pip) and Rust are built on stand-in bases and run read-only as 65532"
