#!/usr/bin/env bash
# Real public services: `shipgen init --generate` on each, its rendered Dockerfile
# built with BuildKit, and the image, run read-only as 65532, asked for the path and
# port of the rendered probes. MIRROR holds bare clones, <owner>+<name>/repo; the
# modules come from where the machine's go command gets them.
# TABLE=file takes other rows than those below: repository, service, and what its
# user has to give it: variables, arguments, and as a ConfigMap would mount them @file or @file:place.
# Each row prints: repository@commit, service, "built" or why not, what the probes got.
set -euo pipefail
bed=${BED_SCRIPTS:-$ROOT/../shared/bed}
mirror=${MIRROR:-$ROOT/../.mirror}
[ -f "$bed/env.sh" ] || { echo "no BuildKit scripts at $bed"; exit 77; }
[ -d "$mirror" ] || { echo "no clones of public repositories at $mirror: set MIRROR"; exit 77; }
# shellcheck disable=SC1091
. "$bed/env.sh"
for tool in buildctl runc unshare jq git curl; do
  command -v "$tool" >/dev/null || { echo "no $tool here"; exit 77; }
done
buildctl --addr "unix://$BED/img/buildkitd.sock" debug workers >/dev/null 2>&1 || { echo "no BuildKit runs here"; exit 77; }
[ "$(id -u)" = 0 ] || { echo "not root: a network of its own needs that"; exit 77; }
stand_in=$(go env GOVERSION | sed s/go//)-alpine

table() {
  [ -z "${TABLE:-}" ] || { cat "$TABLE"; return; }
  cat <<'ROWS'
hashicorp/http-echo http-echo ECHO_TEXT=hello
traefik/whoami whoami
mccutchen/go-httpbin go-httpbin
adnanh/webhook webhook -nopanic
ncarlier/webhookd webhookd
openfaas/of-watchdog of-watchdog fprocess=cat
Shopify/toxiproxy toxiproxy-server -host 0.0.0.0
superfly/tokenizer tokenizer OPEN_KEY=0123456789012345678901234567890123456789012345678901234567890123
prometheus/blackbox_exporter blackbox-exporter @blackbox.yml
prometheus/statsd_exporter statsd-exporter
oliver006/redis_exporter redis-exporter
nginx/nginx-prometheus-exporter nginx-prometheus-exporter
ROWS
}

# bases FILE: the options that put this machine's stand-in in the place of each
# image a Dockerfile starts from, whose digest only a public registry has.
bases() {
  local ref to
  grep -oE '^FROM (--platform=\S+ )?\S+' "$1" | sed 's/.* //' | sort -u | while read -r ref; do
    case $ref in
    golang:*-bookworm*) to=docker.io/library/golang:bed-bookworm ;;
    golang:*) to=docker.io/library/golang:$stand_in ;;
    alpine:*) to=docker.io/library/alpine:3.24 ;;
    gcr.io/distroless/base-*) to=docker.io/library/base-debian12:nonroot ;;
    gcr.io/distroless/*) to=${ref%%@*} ;;
    *) continue ;;
    esac
    printf -- '--opt\ncontext:%s=docker-image://%s\n' "$ref" "$to"
  done
}

file= # of the service at hand: its Dockerfile
# build SERVICE: its image's root file system into $WORK/rootfs, from the context
# and the file that the rendered image workflow names.
build() {
  local context options
  read -r context file < <(jq -r --arg id "trial-$1" '[.files[] | select(.output == ".github/workflows/image.yml") | .data.Jobs[]
    | select(.ID == $id or .ID == "trial") | .Steps[] | select(.Uses.Action == "docker/build-push-action") | .With | from_entries | "\(.context) \(.file)"][0]' "$WORK/plan.json")
  [ -f "$file" ] || { echo "no Dockerfile is rendered for $1"; return 1; }
  mapfile -t options < <(bases "$file")
  buildctl --addr "unix://$BED/img/buildkitd.sock" build --progress plain --frontend dockerfile.v0 --opt build-arg:BUILDKIT_SYNTAX=docker/dockerfile:1 \
    --local context="$context" --local dockerfile="$(dirname "$file")" --opt filename="${file##*/}" "${options[@]}" \
    --output "type=local,dest=$WORK/rootfs"
}

# container SERVICE: the first container of its deployment, or of the only one, as JSON.
container() {
  jq --arg name "$1" '[.files[] | select(.target == "kubernetes" and .data.Kind? == "Deployment") | .data] | if length > 1 then map(select(.Name == $name)) else . end
    | .[0].Pod.Containers[0]' "$WORK/plan.json"
}

# bundle ENVIRONMENT FOLDER: the container as runc runs it: read-only, 65532, no
# capabilities, what the manifest mounts as an empty volume. An image's own
# environment is that of its base: PATH and the place of CA certificates.
bundle() {
  jq --arg root "$WORK/rootfs" --arg more "$1" --arg cwd "$2" 'def isvar: test("^[A-Za-z_][A-Za-z0-9_]*="); ($more | split(" ") | map(select(. != "" and (startswith("@") | not)))) as $words | {ociVersion: "1.0.2", hostname: "bed",
    root: {path: $root, readonly: true},
    process: {user: {uid: 65532, gid: 65532}, cwd: $cwd, noNewPrivileges: true, capabilities: {bounding: [], effective: [], permitted: []},
      args: (["/app"] + (.Args // []) + ($words | map(select(isvar | not)))),
      env: (["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt"]
        + [.Env // [] | .[] | select((.Value? // "") != "") | "\(.Name)=\(.Value)"] + ($words | map(select(isvar))))},
    mounts: ([{destination: "/proc", type: "proc", source: "proc"}, {destination: "/dev", type: "tmpfs", source: "tmpfs", options: ["nosuid", "mode=755"]}]
      + [.Mounts // [] | .[] | select(.ReadOnly | not) | {destination: .Path, type: "tmpfs", source: "tmpfs", options: ["nosuid", "nodev", "mode=1777"]}]),
    linux: {namespaces: [{type: "pid"}, {type: "mount"}, {type: "ipc"}, {type: "uts"}]}}' "$WORK/container.json" >"$WORK/config.json"
}

# answers SERVICE ENVIRONMENT: runs the image in a network of its own, where ports
# below 1024 are free as they are in a pod, and asks each rendered probe.
answers() {
  local probes word folder
  container "$1" >"$WORK/container.json"
  [ "$(jq -r type "$WORK/container.json")" = object ] || { printf ' no deployment is rendered'; return 1; }
  folder=$(jq -r --arg file "$file" '[.files[] | select(.output == $file) | .data.WorkingFolder // "" | select(. != "")][0] // "/home/nonroot"' "$WORK/plan.json")
  [ -d "$WORK/rootfs$folder" ] || folder=/
  bundle "$2" "$folder"
  # What a pod has beside its image: the name localhost, and the files of a ConfigMap.
  mkdir -p "$WORK/rootfs/etc"
  echo '127.0.0.1 localhost' >"$WORK/rootfs/etc/hosts"
  for word in $2; do
    [[ $word =~ ^@([^:]+)(:(.*))?$ ]] || continue
    cp -R "$WORK/tree/${BASH_REMATCH[1]}" "$WORK/rootfs${BASH_REMATCH[3]:-$folder/}"
  done
  mapfile -t probes < <(jq -r '. as $c | [["liveness", .Liveness], ["readiness", .Readiness]][] | select(.[1] != null) | .[0] as $name | .[1]
    | (.HTTPGet // .TCPSocket // .GRPC) as $ask | ([$c.Ports[] | select(.Name == ($ask.Port? // "")) | .Number][0] // .GRPCPort) as $port
    | if .HTTPGet then "\($name) \(.HTTPGet.Scheme | ascii_downcase)://HOST:\($port)\(.HTTPGet.Path)" else "\($name) telnet://HOST:\($port)" end' "$WORK/container.json")
  chmod 755 "$WORK" "$WORK/rootfs"
  unshare --net bash "$WORK/ask.sh" "$WORK" "${probes[@]}" 2>/dev/null
}
cat >"$WORK/ask.sh" <<'ASK'
set -u
# A kubelet asks the pod's address: what listens on loopback alone does not answer.
pod=192.0.2.1
ip link set lo up
ip address add "$pod/32" dev lo
echo 0 >/proc/sys/net/ipv4/ip_unprivileged_port_start
bundle=$1 failed=0
shift
setsid runc --root "$bundle/state" run --bundle "$bundle" "service-$$" >"$bundle/run.log" 2>&1 &
pid=$!
[ $# -gt 0 ] || { sleep 3; kill -0 "$pid" && printf ' runs, no probe' || failed=1; }
for probe in "$@"; do
  read -r name url <<<"${probe//HOST/$pod}"
  got=000
  for _ in $(seq 60); do
    if [[ $url == telnet:* ]]; then
      (exec 3<>"/dev/tcp/$pod/${url##*:}") && got=open
    else
      got=$(curl -ks -o /dev/null -m 5 -w '%{http_code}' "$url") || true
    fi
    [ "$got" = 000 ] && kill -0 "$pid" || break
    sleep 0.25
  done
  printf ' %s %s %s' "$name" "${url#*"$pod"}" "$got"
  [[ $got =~ ^([23]..|open)$ ]] || failed=1
done
runc --root "$bundle/state" delete --force "service-$$"
wait "$pid"
exit "$failed"
ASK

rows=0 built=0 answered=0 failed=0
while read -r repository service environment; do
  [ -n "$repository" ] || continue
  source=$mirror/${repository/\//+}/repo
  [ -d "$source" ] || { printf '%s %s not here\n' "$repository" "$service"; continue; }
  rows=$((rows + 1))
  cd "$WORK"
  rm -rf tree rootfs
  if ! git clone -q "$source" "$WORK/tree" >"$WORK/clone.log" 2>&1; then
    printf '%s %s: the clone lacks files\n' "$repository" "$service"
    rows=$((rows - 1))
    continue
  fi
  cd "$WORK/tree"
  printf '%s@%s %s:' "$repository" "$(git rev-parse --short=12 HEAD)" "$service"
  # Its own image build would be used as it is.
  git ls-files -z -- ':(icase,glob)**/*dockerfile*' ':(icase,glob)**/containerfile' ':(glob)**/.dockerignore' | xargs -0r rm -f
  git remote set-url origin "https://github.com/$repository.git"
  if ! "$SHIPGEN" init --generate --yes >"$WORK/init.log" 2>&1 || ! "$SHIPGEN" plan --format json >"$WORK/plan.json" 2>>"$WORK/init.log"; then
    printf ' init fails\n'; tail -n 3 "$WORK/init.log"; failed=1; continue
  fi
  if ! build "$service" </dev/null >"$WORK/build.log" 2>&1; then
    printf ' build fails\n'; tail -n "${LINES_SHOWN:-25}" "$WORK/build.log"; failed=1; continue
  fi
  built=$((built + 1))
  printf ' built;'
  if answers "$service" "$environment" </dev/null; then answered=$((answered + 1)); else
    failed=1; printf '\n'; tail -n 5 "$WORK/run.log"; fi
  printf '\n'
done < <(table)
cd /
rm -rf "$WORK/tree" "$WORK/rootfs"
[ "$rows" -gt 0 ] || { echo "none of the services' clones is in $mirror"; exit 77; }
echo "of $rows public services the rendered Dockerfiles of $built build, and the images of $answered answer the rendered probes, read-only as 65532"
[ "$failed" = 0 ]
