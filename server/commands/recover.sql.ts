import pg from 'pg'

/** Whether a server has replayed its log and takes writes; one that does not answer yet has not. */
export async function isRecovered(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<{ done: boolean }>('select not pg_is_in_recovery() as done')).rows[0]!.done
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Ends every session: whoever holds a cookie of the old place must not be signed in at the new one. */
export async function endSessions(client: pg.ClientBase): Promise<void> {
  await client.query('delete from sessions')
}

/** The data keys that are there, the one in use first, then the latest ended. */
export async function findHeldKeys(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from sealing_keys where purpose = 'data' order by ended_at is not null, ended_at desc, id`,
  )
  return rows.map(({ id }) => id)
}

/** Has the platform look anew by which key each paper and upload is sealed; until it has, no key is thrown away. */
export async function forgetSealedFiles(client: pg.ClientBase): Promise<void> {
  await client.query('delete from sealed_files')
  await client.query('update sources set sealed_by = null where sealed_by is not null')
}

/** When the last line of the log was written, by the clock of the platform; null when there is none. */
export async function findLastCommit(client: pg.ClientBase): Promise<Date | null> {
  const { rows } = await client.query<{ at: Date | null }>('select max(platform_at) as at from audit_log')
  return rows[0]?.at ?? null
}

/**
 * How far a server is behind in replaying the log of its primary: bytes received and not replayed, and the age of the last commit replayed
 * in seconds; null for a server that replays nothing.
 */
export async function findLag(client: pg.ClientBase): Promise<{ readonly bytes: number; readonly seconds: number | null } | null> {
  const { rows } = await client.query<{
    follows: boolean
    bytes: string | null
    seconds: number | null
  }>(`select pg_is_in_recovery() as follows,
    pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())::text as bytes,
      extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8 as seconds`)
  const found = rows[0]!
  return found.follows ? { bytes: Number(found.bytes ?? 0), seconds: found.seconds } : null
}

/** Whether a server is one a standby can be made of by these programs: its major version and the name of the user asked with. */
export async function findPrimary(
  client: pg.ClientBase,
): Promise<{ readonly major: number; readonly user: string; readonly follows: boolean }> {
  const { rows } = await client.query<{ major: number; user: string; follows: boolean }>(
    `select current_setting('server_version_num')::int / 10000 as major, current_user::text as user, pg_is_in_recovery() as follows`,
  )
  return rows[0]!
}

/** Has the primary keep the log from now on until the standby of this name has fetched it; answers whether it did not before. */
export async function reserveLog(client: pg.ClientBase, slot: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `select pg_create_physical_replication_slot($1, true) where not exists (select from pg_replication_slots where slot_name = $1)`,
    [slot],
  )
  return rowCount === 1
}

/** Lets the primary keep no log for the standby of this name any more, unless one follows under it. */
export async function releaseLog(client: pg.ClientBase, slot: string): Promise<void> {
  await client.query('select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1 and not active', [slot])
}

/** How a server archives its log, and the number PostgreSQL gave it. */
export async function findArchiving(client: pg.ClientBase): Promise<{ readonly command: string; readonly system: string }> {
  const { rows } = await client.query<{ command: string; system: string }>(
    `select current_setting('archive_command') as command, (select system_identifier::text from pg_control_system()) as system`,
  )
  return rows[0]!
}

/** Whether a standby hears from its primary at this moment. */
export async function hearsPrimary(client: pg.ClientBase): Promise<boolean> {
  return (await client.query(`select from pg_stat_wal_receiver where status = 'streaming'`)).rowCount === 1
}

/** Whether a finished segment is archived (or needed no more), how often archiving ever failed, and whether it did the last time. */
export async function findSegment(
  client: pg.ClientBase,
  name: string,
): Promise<{ readonly isArchived: boolean; readonly failures: number; readonly isFailing: boolean }> {
  const { rows } = await client.query<{ isArchived: boolean; failures: string; isFailing: boolean }>(
    `
      select exists (select from pg_ls_archive_statusdir() where name = $1 || '.done')
        or not exists (select from pg_ls_waldir() where name = $1) as "isArchived",
        failed_count::text as failures, coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) as "isFailing"
      from pg_stat_archiver`,
    [name],
  )
  return { ...rows[0]!, failures: Number(rows[0]!.failures) }
}

/** Makes a server that follows a primary. Ends when it takes writes. */
export async function promote(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ done: boolean }>('select pg_promote(true, 60) as done')
  return rows[0]!.done
}
