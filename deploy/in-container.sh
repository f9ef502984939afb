#!/bin/sh
# What a container of the platform runs: `start` is the platform itself, anything else a command of its terminal. Called `rongshu` it is that terminal within a container that runs.
# Process numbers of another container mean nothing in this one. So that no two have one bundled database, each holds a lock of the kernel on the data folder, its PostgreSQL too.
if [ "${0##*/}" != rongshu ] && [ -z "$DATABASE_URL" ]; then
  if ! [ -r "$RONGSHU_DATA" ] || ! [ -w "$RONGSHU_DATA" ] || ! [ -x "$RONGSHU_DATA" ]; then
    echo "账户 $(id -u) 无权读写数据卷 $RONGSHU_DATA：容器以账户 10001 运行；挂载主机目录的，先在主机上执行 chown -R 10001:10001 <目录>。" >&2
    echo "The account $(id -u) may not read and write the data volume $RONGSHU_DATA: the container runs as the account 10001; of a folder of the host that is mounted, run chown -R 10001:10001 <folder> there first." >&2
    exit 2
  fi
  exec 9<"$RONGSHU_DATA" || exit 1
  if ! flock --nonblock 9; then
    echo '榕数未能启动：另一个容器正在使用这个数据卷。请先停止它。' >&2
    echo 'Rongshu could not start: another container has this data volume. Stop it first.' >&2
    exit 1
  fi
fi
if [ "$1" = start ]; then exec node /opt/rongshu/dist/server/main.mjs; fi
exec node /opt/rongshu/cli/main.ts "$@"
