import { sql } from 'kysely'
import type { LogEntry } from '#contract/proof/bundle.ts'
import { tileWidth } from '#contract/proof/tiles.ts'
import { byKey } from '#server/db/by-key.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Tile } from './tile.ts'
import { GrowingTree, StandingTree, tilesAbout, type TreeNode } from './tree.ts'

/** How many bytes open the commitment of an entry. */
export const saltLength = 16

/** Something that is not in the log yet, as the log will spell it; `salt` opens what it commits to, when that is not public. */
export type Fresh = { readonly kind: LogEntry['kind']; readonly ref: string; readonly spelled: Buffer; readonly salt: Buffer | null }

/** Holds the log until the transaction ends, so that entries come one after the other; answers its name and how far the audit log was taken over. */
export async function lockLog(tx: Tx): Promise<{ origin: string; chainPosition: number }> {
  const { rows } = await sql<{
    origin: string
    chainPosition: number
  }>`select origin, chain_position as "chainPosition" from log_state for update`.execute(tx)
  return rows[0]!
}

/** Notes how far the audit log was taken over. */
export async function moveChainPosition(tx: Tx, position: number): Promise<void> {
  await sql`update log_state set chain_position = ${position}`.execute(tx)
}

/** The tree as it stands, ready to grow: the unfinished tiles of its right edge. */
export async function loadTree(tx: Tx): Promise<GrowingTree> {
  const { rows } = await sql<{ size: number }>`select coalesce(max(position) + 1, 0) as size from log_entries`.execute(tx)
  const { size } = rows[0]!
  const edge: Need[] = []
  for (let level = 0, whole = size; whole > 0; level++, whole = Math.floor(whole / tileWidth))
    edge.push({ level, from: whole - (whole % tileWidth), count: whole % tileWidth })
  const read = await readNodes(tx, edge)
  return new GrowingTree(size, edge.map(read))
}

/**
 * Appends entries that follow the last, with their hashes one after the other, and what became complete above them. Bytes go to the
 * database in one stretch of a kind: as many small ones take longer to spell and to read than to keep.
 */
export async function appendEntries(
  tx: Tx,
  first: number,
  entries: readonly Fresh[],
  hashes: Uint8Array,
  nodes: readonly TreeNode[],
  at: Date,
): Promise<void> {
  let end = 1
  const starts = entries.map(({ spelled }) => (end += spelled.length) - spelled.length)
  await sql`insert into log_entries (position, kind, ref, entry, hash, at)
    select ${first}::bigint + n - 1, kind, ref,
      substring(${Buffer.concat(entries.map(({ spelled }) => spelled))}::bytea from start for length),
      substring(${Buffer.from(hashes.buffer, hashes.byteOffset, hashes.length)}::bytea from n::int * 32 - 31 for 32), ${at}
    from unnest(${words(entries.map(({ kind }) => kind))}::text[], ${words(entries.map(({ ref }) => ref))}::text[], ${numbers(starts)}::int[], ${numbers(entries.map(({ spelled }) => spelled.length))}::int[]) with ordinality as e (kind, ref, start, length, n)`.execute(
    tx,
  )
  await insertSalts(
    tx,
    entries.flatMap(({ salt }, n) => (salt ? [{ position: first + n, salt }] : [])),
  )
  if (nodes.length > 0)
    await sql`
      insert into log_nodes (level, position, hash)
      select *
      from unnest(${sql.val(nodes.map((n) => n.level))}::int[], ${sql.val(nodes.map((n) => n.position))}::bigint[], ${sql.val(nodes.map((n) => n.hash))}::bytea[])
    `.execute(tx)
}

/** Words as PostgreSQL reads a list of them, all within marks, so that any of them is itself. */
const words = (list: readonly string[]): string =>
  `{${list.map((word) => `"${/["\\]/.test(word) ? word.replaceAll(/["\\]/g, String.raw`\$&`) : word}"`).join(',')}}`
/** Numbers as PostgreSQL reads a list of them, without the care that words need. */
const numbers = (list: readonly number[]): string => `{${list.join(',')}}`

/** Keeps what opens the commitments of entries, `saltLength` bytes each. */
async function insertSalts(tx: Tx, salted: readonly { readonly position: number; readonly salt: Buffer }[]): Promise<void> {
  if (salted.length === 0) return
  await sql`
    insert into log_salts (position, salt)
    select position,
      substring(
        ${Buffer.concat(salted.map(({ salt }) => salt))}::bytea
        from n::int * ${saltLength}::int - ${saltLength - 1}::int for ${saltLength}::int
      )
    from unnest(${numbers(salted.map(({ position }) => position))}::bigint[]) with ordinality as s (position, n)`.execute(tx)
}

/** Hashes that lie side by side in one tile. */
export type Need = { readonly level: number; readonly from: number; readonly count: number }

/** Reads stretches of hashes in one statement; what comes back gives each stretch, its hashes one after the other. */
export async function readNodes(tx: Tx, needs: readonly Need[]): Promise<(need: Need) => Buffer> {
  const wanted = JSON.stringify(needs.map(({ level, from, count }) => ({ level, from, to: from + count })))
  const { rows } = await sql<{
    level: number
    from: number
    hashes: Buffer
  }>`select w.level, w."from", coalesce(string_agg(h.hash, ''::bytea order by h.position), '') as hashes
    from jsonb_to_recordset(${wanted}::jsonb) as w (level int, "from" bigint, "to" bigint) left join lateral (
      select position, hash from log_entries where w.level = 0 and position >= w."from" and position < w."to"
      union all
      select position, hash
      from log_nodes n
      where w.level > 0 and n.level = w.level and position >= w."from" and position < w."to") h on true
    group by w.level, w."from", w."to"`.execute(tx)
  // One stretch of bytes: a list of many takes longer to read than all else here.
  const found = new Map(rows.map(({ level, from, hashes }) => [`${level} ${from} ${hashes.length / 32}`, hashes]))
  return ({ level, from, count }) => {
    const hashes = found.get(`${level} ${from} ${count}`)
    if (!hashes) throw new Error(`the log lacks hashes: level ${level}, ${count} from ${from}`)
    return hashes
  }
}

/** The log as it stood at a size, with what proves one of its entries, or that it began with the log up to there. */
export async function readTree(tx: Tx, size: number, index: number): Promise<StandingTree> {
  return readTreeAbout(tx, size, [index])
}

/** The same for several entries, in one statement. */
export async function readTreeAbout(tx: Tx, size: number, indexes: readonly number[]): Promise<StandingTree> {
  const about = new Map(
    indexes
      .flatMap((index) => tilesAbout(index, size))
      .map((place) => [`${place.level} ${place.tile}`, { ...place, from: place.tile * tileWidth }]),
  )
  const places = [...about.values()]
  const read = await readNodes(tx, places)
  const tiles = new Map(places.map((place) => [`${place.level} ${place.tile}`, new Tile(read(place))]))
  return new StandingTree(size, (level, tile) => tiles.get(`${level} ${tile}`))
}

/** A head that was signed. */
export type SignedHead = { readonly size: number; readonly root: Buffer; readonly note: string; readonly madeAt: Date }

/** Keeps a signed head. */
export async function insertCheckpoint(tx: Tx, head: SignedHead): Promise<void> {
  await sql`insert into log_checkpoints (size, root, note, made_at) values (${head.size}, ${head.root}, ${head.note}, ${head.madeAt})`.execute(
    tx,
  )
}

/** The latest signed head; null before the first. */
export async function findCheckpoint(tx: Tx): Promise<SignedHead | null> {
  const { rows } =
    await sql<SignedHead>`select size, root, note, made_at as "madeAt" from log_checkpoints order by size desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** The root of the signed head of a size; null when none of that size was signed. */
export async function findRoot(tx: Tx, size: number): Promise<Buffer | null> {
  const { rows } = await sql<{ root: Buffer }>`select root from log_checkpoints where size = ${size}`.execute(tx)
  return rows[0]?.root ?? null
}

/** Who is signed in to the database, who owns the tables of the log, and whether the one may do what the other may. */
export async function findOwnership(tx: Tx): Promise<{ login: string; owner: string; database: string; isOwner: boolean }> {
  const { rows } = await sql<{
    login: string
    owner: string
    database: string
    isOwner: boolean
  }>`
    select session_user::text as login, pg_get_userbyid(relowner)::text as owner, current_database()::text as database,
      pg_has_role(session_user, relowner, 'usage') as "isOwner"
    from pg_class
    where oid = 'log_state'::regclass
  `.execute(tx)
  return rows[0]!
}

/** Names the log anew from here on, as the owner of the tables, since the platform itself may not; its witnesses have seen nothing of it. */
export async function renameLog(tx: Tx, origin: string): Promise<void> {
  await sql`set local role none`.execute(tx)
  await sql`update log_state set origin = ${origin}`.execute(tx)
  await sql`update witnesses set seen_size = null, problem = ''`.execute(tx)
}

/** One entry by what it is about; null when it is not in the log. */
export async function findEntry(tx: Tx, kind: string, ref: string): Promise<{ position: number; entry: Buffer } | null> {
  const { rows } = await sql<{
    position: number
    entry: Buffer
  }>`${byKey}select position, entry from log_entries where kind = ${kind} and ref = ${ref}`.execute(tx)
  return rows[0] ?? null
}

/** Where the log holds a certificate, and the serial by which status lists know it; null while it is not in yet. */
export async function findPlace(tx: Tx, number: string): Promise<{ position: number; serial: number } | null> {
  const { rows } = await sql<{
    position: number
    serial: number
  }>`
    ${byKey}select e.position, c.serial
    from log_entries e
    join certificates c on c.number = e.ref
    where e.kind = 'certificate' and e.ref = ${number}
  `.execute(tx)
  return rows[0] ?? null
}

/** Entries one after the other from a place on. */
export async function listEntries(tx: Tx, from: number, count: number): Promise<Buffer[]> {
  const { rows } = await sql<{
    entry: Buffer
  }>`select entry from log_entries where position >= ${from} and position < ${from + count} order by position`.execute(tx)
  return rows.map(({ entry }) => entry)
}

/** Which of these are not in the log yet, in the order given. */
export async function findUnlogged(tx: Tx, kind: string, refs: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    ref: string
  }>`
    select r.ref
    from unnest(${sql.val(refs)}::text[]) with ordinality as r (ref, n)
    where not exists (select from log_entries e where e.kind = ${kind} and e.ref = r.ref)
    order by r.n
  `.execute(tx)
  return rows.map(({ ref }) => ref)
}

/** What the log is called. */
export async function findOrigin(tx: Tx): Promise<string> {
  const { rows } = await sql<{ origin: string }>`select origin from log_state`.execute(tx)
  return rows[0]?.origin ?? ''
}

/** A line of the log for people to read. */
export type LogLine = { readonly position: number; readonly entry: string }

/** Lines of the log that stand before a place, latest first; one more than asked for when there are others. */
export async function listLogLines(tx: Tx, before: number | null, limit: number): Promise<LogLine[]> {
  const { rows } = await sql<LogLine>`
      select position, convert_from(entry, 'UTF8') as entry
      from log_entries
      where ${before === null ? sql`true` : sql`position < ${before}`}
      order by position desc
      limit ${limit + 1}
    `.execute(tx)
  return rows
}
