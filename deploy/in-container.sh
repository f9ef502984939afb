#!/bin/sh
# What a container of the platform runs: `start` is the platform itself, anything else a command of its terminal. Called `rongshu` it is that terminal within a container that runs.
# Process numbers of another container mean nothing in this one. So that no two have one bundled database, each holds a lock of the kernel on the data folder, its PostgreSQL too.
if [ "${0##*/}" != rongshu ] && [ -z "$DATABASE_URL" ]; then
  exec 9<"$RONGSHU_DATA" || exit 1
  if ! flock --nonblock 9; then
    echo '榕数未能启动：另一个容器正在使用这个数据卷。请先停止它。' >&2
    echo 'Rongshu could not start: another container has this data volume. Stop it first.' >&2
    exit 1
  fi
fi
if [ "$1" = start ]; then exec node /opt/rongshu/dist/server/main.mjs; fi
exec node /opt/rongshu/cli/main.ts "$@"
