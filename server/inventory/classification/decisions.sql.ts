import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ClassificationRecord, GradingProposal } from '#contract/grading.ts'
import type { Tx } from '#server/db/transaction.ts'
import { RULE_VERSION } from '#law/grading/version.ts'
import type { Finding } from '#contract/findings.ts'
import { bareFinding, type BareFinding } from '../kept-findings.ts'

/** A finding as it lies in its row: bare once its values are sealed, and with them until then. */
export type Judged = { readonly findingId: string; readonly finding: Finding }

/** The finding an asset's current card rests on; null where it was made without a scan, or is hidden. */
export async function findJudged(tx: Tx, assetId: string): Promise<Judged | null> {
  const { rows } = await sql<Judged>`
      select f.id as "findingId", f.finding
      from assets a
      join asset_versions v on v.asset_id = a.id and v.version = a.version
      join findings f on f.id = v.finding_id
      where a.id = ${assetId}
    `.execute(tx)
  return rows[0] ?? null
}

/** A person as a decision names them. */
export type Hand = { readonly id: string | null; readonly name: string; readonly at: Date }
export type NewDecision = {
  readonly asset: {
    readonly id: string
    readonly version: number
    readonly holder_id: string
    readonly holder_kind: string
    readonly holder_sector: string
  }
  readonly caseId: string
  readonly setBy: 'unit' | 'authority'
  readonly proposal: GradingProposal
  readonly category: string
  readonly industry: string
  readonly attribute: string
  readonly grade: number
  readonly importance: string
  readonly harmObject: string
  readonly harmDegree: string
  readonly columns: ClassificationRecord['columns']
  readonly reason: string
  readonly reportedTo: string
  readonly protection: string
  readonly decided: Hand
  readonly approved: Hand
}

/** Adds one decision and lets the row of the asset say when and by which rules it was classified. */
export async function insertDecision(tx: Tx, d: NewDecision): Promise<void> {
  const { asset: a } = d
  await sql`insert into classifications (id, asset_id, asset_version, holder_id, holder_kind, holder_sector, case_id, set_by, proposal, category, industry, attribute, grade, importance, harm_object, harm_degree, columns, reason, reported_to, protection, rule_version,
      decided_by, decided_name, decided_at, approved_by, approved_name, approved_at)
    values (${randomUUID()}, ${a.id}, ${a.version}, ${a.holder_id}, ${a.holder_kind}, ${a.holder_sector}, ${d.caseId}, ${d.setBy}, ${JSON.stringify(d.proposal)}::jsonb, ${d.category}, ${d.industry}, ${d.attribute}, ${d.grade}, ${d.importance}, ${d.harmObject}, ${d.harmDegree},
      ${JSON.stringify(d.columns)}::jsonb, ${d.reason}, ${d.reportedTo}, ${d.protection}, ${RULE_VERSION}, ${d.decided.id}, ${d.decided.name}, ${d.decided.at}, ${d.approved.id}, ${d.approved.name}, ${d.approved.at})`.execute(
    tx,
  )
  await sql`
    update assets
    set importance = ${d.importance}, classified_at = ${d.approved.at}, classified_rules = ${RULE_VERSION}
    where id = ${a.id}
  `.execute(tx)
}

/** Who last submitted a round or confirmed its cards, and who published it. */
export type RoundHands = { readonly roundId: string; readonly caseId: string; readonly submitted: Hand; readonly published: Hand }

/**
 * Records, in one statement, the class and grade of every asset whose current card came out of this round: proposed by the scan, decided
 * by whoever confirmed the card, approved by whoever published the round; where that is one person, by whoever had submitted it (§3.2). A
 * card out of a table has no proposal: it waits for a task of its own.
 */
export async function recordRound(tx: Tx, hands: RoundHands): Promise<void> {
  const { submitted, published } = hands
  await sql`with made as (
    insert into classifications (
      id, asset_id, asset_version, holder_id, holder_kind, holder_sector, case_id, set_by, proposal, category, industry,
      attribute, grade, importance, columns, reason, rule_version, decided_by, decided_name, decided_at, approved_by,
      approved_name, approved_at
    )
    select gen_random_uuid(), a.id, a.version, a.holder_id, a.holder_kind, a.holder_sector, ${hands.caseId}, 'round',
      jsonb_build_object(
        'grade', f.grade, 'reason', f.finding -> 'reason', 'importance', f.drafted ->> 'importance', 'industry',
        f.drafted ->> 'industry', 'ruleVersion', f.finding ->> 'ruleVersion', 'aggregations', f.finding -> 'aggregations',
        'signs', '[]'::jsonb, 'columns', '[]'::jsonb
      ),
      coalesce(v.card ->> 'category', ''), coalesce(v.card ->> 'industry', ''), coalesce(v.card ->> 'subject', ''),
        (v.card ->> 'grade')::int, coalesce(v.card ->> 'importance', 'general'),
      coalesce(
        (
          select jsonb_agg(
            jsonb_build_object(
              'column', c ->> 'name', 'before', null, 'after', (c ->> 'grade')::int, 'reason', c #>> '{gradeReason,zh}'
            )
          )
          from jsonb_array_elements(f.finding -> 'columns') c
          where c -> 'grounds' @> '[{"by": "correction"}]'
        ),
        '[]'
      ),
      '盘点建卡时确认', coalesce(nullif(f.finding ->> 'ruleVersion', ''), ${RULE_VERSION}), v.confirmed_by, v.confirmed_name,
        v.confirmed_at,
      case when v.confirmed_by is distinct from ${published.id} then ${published.id}::uuid else ${submitted.id}::uuid end,
        case when v.confirmed_by is distinct from ${published.id} then ${published.name} else ${submitted.name} end,
        ${published.at}
    from findings f join assets a on a.id = f.asset_id join asset_versions v on v.asset_id = a.id and v.version = a.version
    where f.round_id = ${hands.roundId} and f.state = 'carded' and v.finding_id = f.id and a.importance <> 'core'
    on conflict (case_id, asset_id) do nothing returning asset_id, rule_version),
  settled as (
    update regradings r
    set closed_at = ${published.at}, closed_case = ${hands.caseId}
    from made m
    where r.asset_id = m.asset_id and r.trigger = 'ungraded' and r.closed_at is null
  )
    update assets a set classified_at = ${published.at}, classified_rules = m.rule_version from made m where a.id = m.asset_id`.execute(tx)
}

type RecordRow = Omit<ClassificationRecord, 'decidedAt' | 'approvedAt'> & { decidedAt: Date; approvedAt: Date }

/** The decisions about an asset, newest first. */
export async function listDecisions(tx: Tx, assetId: string): Promise<ClassificationRecord[]> {
  const { rows } = await sql<RecordRow>`
      select id, case_id as "caseId", asset_version as "assetVersion", set_by as "setBy",
        (proposal ->> 'grade')::int as "proposedGrade", nullif(proposal -> 'reason', 'null') as "proposedReason", category,
        industry, attribute, grade, importance,
        harm_object as "harmObject", harm_degree as "harmDegree", columns, reason, reported_to as "reportedTo", protection,
        rule_version as "ruleVersion", decided_name as "decidedName", decided_at as "decidedAt", approved_name as "approvedName",
        approved_at as "approvedAt"
      from classifications where asset_id = ${assetId} order by seq desc limit 200`.execute(tx)
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString(), approvedAt: row.approvedAt.toISOString() }))
}

/** Who looked at class and grade last besides whoever proposed them, and when; null when nobody of the unit did yet. */
export async function findReview(tx: Tx, assetId: string): Promise<{ approvedName: string; approvedAt: Date } | null> {
  const { rows } = await sql<{
    approvedName: string
    approvedAt: Date
  }>`
    select approved_name as "approvedName", approved_at as "approvedAt"
    from classifications
    where asset_id = ${assetId} and set_by <> 'authority'
    order by seq desc
    limit 1
  `.execute(tx)
  return rows[0] ?? null
}

/** The findings in which the data of an asset was seen, as far as they may be read. */
export async function listFindingsOf(tx: Tx, assetId: string): Promise<Judged[]> {
  const { rows } = await sql<Judged>`select f.id as "findingId", f.finding from findings_of(${assetId}) f order by f.id`.execute(tx)
  return rows
}

/**
 * Which of these findings show a dataset of the unit that was found to be core data: one of that very name is it whatever it is known as,
 * one whose name differs by its year may be known as another.
 */
export async function findBarred(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`
    select f.id
    from findings f
    where f.id = any(${sql.val([...ids])}::uuid[]) and exists (select from assets a where a.holder_id = f.holder_id and a.importance = 'core'
      and (a.id = f.known_as or exists (select from findings g where g.asset_id = a.id and g.identity = f.identity and (f.known_as is null or g.dataset = f.dataset))))`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}

/**
 * Puts a finding of an asset that is barred as core data in its place without values, and takes out the sketches of its columns, also
 * where the scan is another unit's.
 */
export async function eraseBarred(tx: Tx, id: string, finding: BareFinding): Promise<void> {
  await sql`select erase_barred(${id}, ${JSON.stringify(finding)}::jsonb)`.execute(tx)
}

/**
 * Writes the finding after fields were graded otherwise; its state, its card and its values stay: those that lie open until they are
 * sealed go along, and none comes beside those that were sealed, or erased, since it was read.
 */
export async function rewriteFinding(tx: Tx, id: string, finding: Finding): Promise<void> {
  await sql`
    update findings
    set finding = case when sealed is null and erased_at is null then ${JSON.stringify(finding)}::jsonb else ${JSON.stringify(bareFinding(finding))}::jsonb end,
      grade = ${finding.grade}, version = version + 1
    where id = ${id}
  `.execute(tx)
}
