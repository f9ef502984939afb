import { sql } from 'kysely'
import type { Finding } from '#contract/findings.ts'
import type { Answers } from '#contract/forms.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { AssetRow } from './assets.sql.ts'
import type { KeptFinding, ReadFinding } from './kept-findings.ts'
import { ofFiles, type SourceRow } from './sources.sql.ts'

export type FindingState = 'proposed' | 'carded' | 'kept' | 'set-aside' | 'faulty' | 'replaced'
/** One finding as lists show it. */
export type FindingLineRow = {
  readonly id: string
  readonly source_id: string
  readonly source_name: string
  readonly dataset: string
  readonly rows: number
  readonly bytes: number
  readonly columns: number
  readonly personal_columns: number
  readonly faults: number
  readonly grade: number
  readonly state: FindingState
  readonly asset_id: string | null
  readonly asset_code: string | null
  readonly set_aside_reason: string
  readonly attention: number
  readonly is_named: boolean
  /** The asset an earlier scan of the dataset became, or a person named, as far as the reader may see it. */
  readonly known: Pick<AssetRow, 'id' | 'code' | 'name' | 'version' | 'state' | 'frozen_by' | 'importance'> | null
}
/** One finding whole, with what the scanner brought back, its values sealed, and the card as it stands. */
export type FindingRow = FindingLineRow &
  ReadFinding & {
    readonly round_id: string
    readonly holder_id: string
    readonly holder_kind: string
    readonly holder_sector: string
    readonly version: number
    readonly card: Answers
    readonly drafted: Answers
    /** Its source is being scanned again, of files that may become other datasets. */
    readonly is_changing: boolean
  }

const line = sql`
  f.id, f.source_id, s.name as source_name, f.dataset, f.rows, f.bytes, jsonb_array_length(f.finding -> 'columns') as columns,
    jsonb_array_length(f.finding -> 'faults') as faults, f.grade, f.state, f.asset_id, a.code as asset_code, f.set_aside_reason,
    f.attention, f.is_named,
    case when k.id is not null then jsonb_build_object(
    'id', k.id, 'code', k.code, 'name', k.name, 'version', k.version, 'state', k.state, 'frozen_by', k.frozen_by, 'importance',
    k.importance
  ) end as known,
    (select count(*)::int from jsonb_array_elements(f.finding -> 'columns') c where (c ->> 'personal')::boolean) as personal_columns`
const whole = sql`
  ${line}, f.round_id, f.holder_id, f.holder_kind, f.holder_sector, f.version, f.finding as bare, f.sealed, f.card, f.drafted,
    ${ofFiles}
    and s.state in ('waiting', 'scanning') as is_changing
`
const from = sql`findings f join sources s on s.id = f.source_id left join assets a on a.id = f.asset_id left join assets k on k.id = f.known_as`
/** Who may read a finding: the holder and its supervisors; those a case about its asset names. */
const readsFinding = sql`(reads_holder(f.holder_id, f.holder_kind, f.holder_sector) or f.asset_id in (select subject_id from my_case_subjects))`

const attending = { yes: sql`f.attention > 0`, no: sql`f.attention = 0 and f.previous_id is not null` } as const

/**
 * Findings of a round, those a later scan replaced only when asked for, by the beginning of their names (60 characters, so that the place
 * in the list stays a short word), one more than `limit`, with the count counted to 1,001 at most.
 */
export async function listFindings(
  tx: Tx,
  roundId: string,
  asked: {
    state?: string | undefined
    q?: string | undefined
    attention?: 'yes' | 'no' | undefined
    limit: number
    after: readonly (string | null)[] | null
  },
): Promise<{ rows: FindingLineRow[]; counted: number }> {
  const fits = sql`
    f.round_id = ${roundId}
      and ${readsFinding}
      and ${asked.state ? sql`f.state = ${asked.state}` : sql`f.state <> 'replaced'`}
      and ${asked.attention ? attending[asked.attention] : sql`true`}
      and ${asked.q ? sql`f.dataset ilike ${likeWord(asked.q)}` : sql`true`}
  `
  const after = asked.after ? sql`(left(f.dataset, 60), f.id) > (${asked.after[0]}, ${asked.after[1]}::uuid)` : sql`true`
  const { rows } =
    await sql<FindingLineRow>`select ${line} from ${from} where ${fits} and ${after} order by left(f.dataset, 60), f.id limit ${asked.limit + 1}`.execute(
      tx,
    )
  const {
    rows: [count],
  } = await sql<{ n: number }>`select count(*)::int as n from (select from findings f where ${fits} limit ${countLimit}) counted`.execute(
    tx,
  )
  return { rows, counted: count?.n ?? 0 }
}

/** One finding; null when it is not there or hidden. */
export async function findFinding(tx: Tx, id: string): Promise<FindingRow | null> {
  const { rows } = await sql<FindingRow>`select ${whole} from ${from} where f.id = ${id} and ${readsFinding}`.execute(tx)
  return rows[0] ?? null
}

/** Holds a finding until the end of the transaction; null when it is not there or hidden. */
export async function lockFinding(tx: Tx, id: string): Promise<FindingRow | null> {
  const { rows } = await sql`select id from findings where id = ${id} for no key update`.execute(tx)
  return rows.length > 0 ? findFinding(tx, id) : null
}

/** A finding to be entered with the card drafted from it. */
export type NewFinding = {
  readonly id: string
  readonly finding: Finding
  readonly card: Answers
  readonly state: 'proposed' | 'faulty'
  /** The card as the scan alone would have it, where people had written into it before. */
  readonly drafted?: Answers
}

/** The same as it is kept. */
export type EnteredFinding = Omit<NewFinding, 'finding'> & { readonly kept: KeptFinding }

/** Enters everything one scan found, in one statement; the sketches of columns are kept elsewhere. */
export async function insertFindings(tx: Tx, source: SourceRow, found: readonly EnteredFinding[], at: Date): Promise<void> {
  if (found.length === 0) return
  const values = found.map(
    ({
      id,
      kept: { bare: f, sealed, sealedBy },
      card,
      state,
      drafted,
    }) => sql`(${id}::uuid, ${source.id}::uuid, ${source.round_id}::uuid, ${source.holder_id}::uuid, ${source.holder_kind}, ${source.holder_sector},
    ${f.dataset.slice(0, 200)}, ${f.rows}::bigint, ${f.bytes}::bigint, ${f.grade}::int, ${JSON.stringify(f)}::jsonb, ${sealed}::bytea, ${sealedBy}, ${JSON.stringify(card)}::jsonb, ${JSON.stringify(drafted ?? card)}::jsonb, ${state}, ${at}::timestamptz)`,
  )
  await sql`
    insert into findings (
      id, source_id, round_id, holder_id, holder_kind, holder_sector, dataset, rows, bytes, grade, finding, sealed, sealed_by,
      card, drafted, state, found_at
    )
    values ${sql.join(values)}
  `.execute(tx)
}

/** Writes the card draft over the version that was seen; false when somebody else was faster. */
export async function writeFindingCard(tx: Tx, id: string, version: number, card: Answers): Promise<boolean> {
  const { rows } = await sql`
      update findings
      set card = ${JSON.stringify(card)}::jsonb, version = version + 1
      where id = ${id} and version = ${version} and state = 'proposed'
      returning id
    `.execute(tx)
  return rows.length > 0
}

/** Writes a corrected finding and what follows from it for the card; the row is held by the caller. */
export async function writeCorrection(tx: Tx, id: string, { bare, sealed, sealedBy }: KeptFinding, card: Answers): Promise<void> {
  await sql`
    update findings
    set finding = ${JSON.stringify(bare)}::jsonb, sealed = ${sealed}, sealed_by = ${sealedBy}, grade = ${bare.grade},
      card = ${JSON.stringify(card)}::jsonb,
      drafted = drafted || ${JSON.stringify({ grade: card['grade'], containsPersonal: card['containsPersonal'] })}::jsonb,
      version = version + 1
    where id = ${id}`.execute(tx)
}

/** A person named the asset that a finding is, which its scan did not know it as; the row is held by the caller. */
export async function writeKnownAs(tx: Tx, id: string, assetId: string): Promise<void> {
  await sql`
    update findings
    set known_as = ${assetId}, is_named = is_named or known_as is distinct from ${assetId}, version = version + 1
    where id = ${id}
  `.execute(tx)
}

/** Something that belongs to the finding changed: whoever saw the version before sees it anew first. */
export async function raiseVersion(tx: Tx, id: string): Promise<void> {
  await sql`update findings set version = version + 1 where id = ${id}`.execute(tx)
}

/** Decides a finding: it became this asset, it is what this asset was found to be again, or it is set aside with a reason; the row is held by the caller. */
export async function decideFinding(
  tx: Tx,
  id: string,
  decided: { assetId: string; card: Answers } | { keeps: string; note: string } | { reason: string },
  by: string | null,
  at: Date,
): Promise<void> {
  const how =
    'assetId' in decided
      ? sql`state = 'carded', asset_id = ${decided.assetId}, card = ${JSON.stringify(decided.card)}::jsonb`
      : 'keeps' in decided
        ? sql`state = 'kept', asset_id = ${decided.keeps}, set_aside_reason = ${decided.note}`
        : sql`state = 'set-aside', set_aside_reason = ${decided.reason}`
  await sql`update findings set ${how}, decided_by = ${by}, decided_at = ${at}, version = version + 1 where id = ${id}`.execute(tx)
}
