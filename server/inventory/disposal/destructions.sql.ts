import { sql } from 'kysely'
import type { DestructionLine, DestructionRecord } from '#contract/disposal.ts'
import type { Filed } from '#server/cases/subject.sql.ts'
import { countLimit } from '#server/db/counted.ts'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sortable, type SortedPlace } from '#server/http/sorting.sql.ts'

type Answers = Readonly<Record<string, unknown>>
export type NewDestruction = {
  readonly assetId: string
  readonly version: number
  readonly caseId: string
  readonly proposal: Answers
  readonly destroyedOn: string
  readonly place: string
  readonly methods: readonly string[]
  readonly contractor: string
  readonly at: Date
  readonly hands: { readonly [H in 'proposed' | 'recognised' | 'approved' | 'executed' | 'witnessed']: Filed }
}
const json = (answers: Answers) => sql`${JSON.stringify(answers)}::jsonb`

/** Enters the record of a destruction; the database checks it against the case and the hands in it. */
export async function insertDestruction(tx: Tx, d: NewDestruction): Promise<void> {
  const { proposed, recognised, approved, executed, witnessed } = d.hands
  const hands = [proposed, recognised, approved, executed, witnessed].flatMap((hand) => [
    sql`${hand.officerId}::uuid`,
    sql`${hand.officerName}`,
  ])
  await sql`insert into destructions (asset_id, asset_version, holder_id, holder_kind, holder_sector, case_id, proposal, recognition, approval, record, witness, destroyed_on, place, methods, contractor,
      proposed_by, proposed_name, recognised_by, recognised_name, approved_by, approved_name, executed_by, executed_name, witnessed_by, witnessed_name, recorded_at)
    select a.id, ${d.version}, a.holder_id, a.holder_kind, a.holder_sector, ${d.caseId}, ${json(d.proposal)},
      ${json(recognised.asked)}, ${json(approved.asked)}, ${json(executed.asked)}, ${json(witnessed.asked)},
      ${d.destroyedOn}::date, ${d.place}, ${sql.val([...d.methods])}::text[], ${d.contractor},
      ${sql.join(hands)}, ${d.at} from assets a where a.id = ${d.assetId}`.execute(tx)
}

/** What the register is narrowed by. */
export type DestructionsAsked = { readonly q?: string | undefined; readonly holderId?: string | undefined }
export type DestructionRow = Omit<DestructionRecord, 'recordedAt' | 'erasedAt'> & {
  readonly recordedAt: Date
  readonly erasedAt: Date | null
}

const columns = sql`
  d.asset_id as "assetId", a.code, a.name, d.asset_version as version, d.holder_id as "holderId", o.name as "holderName",
    d.case_id as "caseId", c.number as "caseNumber", d.destroyed_on as "destroyedOn", d.place, d.methods, d.contractor,
    coalesce(d.approval ->> 'number', '') as "approvalNumber",
    d.proposed_name as "proposedBy", d.recognised_name as "recognisedBy", d.approved_name as "approvedBy",
    d.executed_name as "executedBy", d.witnessed_name as "witnessedBy", d.recorded_at as "recordedAt"`
const joined = sql`destructions d join assets a on a.id = d.asset_id join organisations o on o.id = d.holder_id join cases c on c.id = d.case_id`

function fitting({ q, holderId }: DestructionsAsked) {
  const like = q?.trim() ? likeWord(q) : null
  return sql`${like ? sql`(a.name ilike ${like} or a.code ilike ${like} or d.place ilike ${like})` : sql`true`} and ${holderId ? sql`d.holder_id = ${holderId}` : sql`true`}`
}

/** How the register of destructions may be sorted. */
export const destructionsBy = sortable<DestructionLine, 'recorded' | 'on'>(
  [sql`d.asset_id`, (row) => row.assetId],
  {
    recorded: { by: sql`d.recorded_at`, kind: 'instant', of: (row) => row.recordedAt },
    on: { by: sql`d.destroyed_on`, kind: 'date', of: (row) => row.destroyedOn },
  },
  '-recorded',
)

/** The register of destructions as far as the reader may see it, a page of it. */
export async function listDestructions(tx: Tx, asked: DestructionsAsked, place: SortedPlace): Promise<DestructionLine[]> {
  const { rows } = await sql<
    Omit<DestructionLine, 'recordedAt'> & { recordedAt: Date }
  >`select ${columns} from ${joined} where ${fitting(asked)} and ${place.after} order by ${place.order} limit ${place.limit}`.execute(tx)
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }))
}

/** How many entries fit, counted to 1,001 at most. */
export async function countDestructions(tx: Tx, asked: DestructionsAsked): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select from ${joined} where ${fitting(asked)} limit ${countLimit}) t`.execute(tx)
  return rows[0]?.n ?? 0
}

/**
 * The whole record of one destruction, with what the platform held, whoever held the asset, and when that was erased; null when there is
 * none or it is hidden.
 */
export async function findDestruction(tx: Tx, assetId: string): Promise<DestructionRow | null> {
  const { rows } = await sql<DestructionRow>`
      select ${columns}, d.proposal, d.recognition, d.approval, d.record, d.witness, h.uploads, h.erased,
        h.erased_at as "erasedAt", h.findings, h.cleared
      from ${joined} cross join lateral copies_held(d.asset_id) h where d.asset_id = ${assetId}`.execute(tx)
  return rows[0] ?? null
}
