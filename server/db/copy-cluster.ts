import { open, mkdir } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

/**
 * What a copy of a running cluster is of: the number of the cluster, where its log begins and ends (`end` is a position as PostgreSQL
 * writes it), and when the copy was whole.
 */
export type Copied = {
  readonly system: string
  readonly firstSegment: string
  readonly lastSegment: string
  readonly end: string
  readonly endedAt: Date
  readonly bytes: number
}

const chunk = 4 * 1024 * 1024
/** What a running server makes anew, or must not be brought along: its log is in the archive or comes by streaming. */
const leftOut =
  /^(postmaster\.(pid|opts)|standby\.signal|recovery\.signal|backup_label(\.old)?|tablespace_map(\.old)?|(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/.*|(.*\/)?pgsql_tmp.*|(.*\/)?pg_internal\.init.*)$/

const tree = `with recursive tree (path, isdir) as (
    select n, s.isdir from pg_ls_dir('.', true, false) n, lateral pg_stat_file(n, true) s
    union all
    select t.path || '/' || n, s.isdir
    from tree t, lateral pg_ls_dir(t.path, true, false) n, lateral pg_stat_file(t.path || '/' || n, true) s
    where t.isdir)
  select path, isdir from tree where isdir is not null`

/**
 * Copies a running cluster into a folder over a connection of its superuser, by the low-level backup of PostgreSQL: its files may change
 * while they are read, and the log from `firstSegment` on makes them whole. Nothing but the connection is needed, so that the cluster may
 * be on another machine. That its log up to `lastSegment` comes into an archive is for the caller to see.
 */
export async function copyCluster(
  url: string,
  data: string,
  how: { readonly signal: AbortSignal; readonly began?: (client: pg.Client) => Promise<void> },
): Promise<Copied> {
  const client = new pg.Client({ connectionString: url, application_name: 'rongshu base backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    await how.began?.(client)
    const {
      rows: [start],
    } = await client.query<{ segment: string; system: string }>(
      `
        select pg_walfile_name(lsn) as segment, (select system_identifier::text from pg_control_system()) as system
        from pg_backup_start('rongshu', true) lsn
      `,
    )
    const bytes = await copyTree(client, data, how.signal)
    const {
      rows: [end],
    } = await client.query<{ label: string; map: string; lsn: string; last: string; at: Date }>(
      `
        select lsn::text as lsn, pg_walfile_name(lsn) as last, labelfile as label, spcmapfile as map, clock_timestamp() as at
        from pg_backup_stop(false)
      `,
    )
    await write(path.join(data, 'backup_label'), end!.label)
    if (end!.map.trim()) throw new Error('the cluster has tablespaces, which are not copied')
    return { system: start!.system, firstSegment: start!.segment, lastSegment: end!.last, end: end!.lsn, endedAt: end!.at, bytes }
  } finally {
    await client.end()
  }
}

async function copyTree(client: pg.Client, data: string, signal: AbortSignal): Promise<number> {
  const { rows } = await client.query<{ path: string; isdir: boolean }>(tree)
  let bytes = 0
  await mkdir(data, { recursive: true, mode: 0o700 })
  for (const { path: name } of rows.filter(({ isdir, path: each }) => isdir && !leftOut.test(each)))
    await mkdir(path.join(data, name), { recursive: true, mode: 0o700 })
  // The control file comes last: it says up to where the files may be behind.
  const files = rows
    .filter(({ isdir, path: each }) => !isdir && !leftOut.test(each))
    .sort((a, b) => Number(a.path === 'global/pg_control') - Number(b.path === 'global/pg_control'))
  for (const { path: name } of files) {
    signal.throwIfAborted()
    bytes += await copyFile(client, name, path.join(data, name))
  }
  return bytes
}

/** A file that vanishes meanwhile was dropped, and the log says so. */
async function copyFile(client: pg.Client, name: string, target: string): Promise<number> {
  const file = await open(target, 'wx', 0o600)
  try {
    for (let at = 0; ; at += chunk) {
      const { rows } = await client.query<{ some: Buffer | null }>({
        name: 'read a piece',
        text: 'select pg_read_binary_file($1, $2, $3, true) as some',
        values: [name, at, chunk],
      })
      const some = rows[0]!.some
      if (some && some.length > 0) await file.write(some, 0, some.length, at)
      if (!some || some.length < chunk) {
        await file.sync()
        return at + (some?.length ?? 0)
      }
    }
  } finally {
    await file.close()
  }
}

async function write(target: string, text: string): Promise<void> {
  const file = await open(target, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
