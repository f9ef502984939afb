import { sql } from 'kysely'
import type { Answers } from '#contract/forms.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { ImportRow } from './imports.sql.ts'

/** One new asset with the first version of its card, out of a line of a table. */
export type NewCard = {
  readonly id: string
  readonly line: number
  readonly code: string
  readonly ruleVersion: number
  readonly name: string
  readonly grade: number
  readonly origin: string
  readonly search: string
  readonly card: Answers
  readonly sha256: string
  readonly sm3: string
  readonly oldCode: string
  readonly oldList: string
  readonly oldSince: string | null
}

/** Lets one import of this number be taken in at a time, until the transaction ends. */
export async function holdImport(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx)
}

/** Enters a stretch of new assets, carded, each with its version and the line it came from, in one statement. */
export async function insertCards(tx: Tx, source: ImportRow, cards: readonly NewCard[], by: { at: Date }): Promise<void> {
  await sql`with given as (select * from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb)
      as g(id uuid, line int, code text, "ruleVersion" int, name text, grade int, origin text, search text, card jsonb, sha256 text, sm3 text, "oldCode" text, "oldList" text, "oldSince" date)),
    made as (insert into assets (id, holder_id, holder_kind, holder_sector, code, rule_version, name, grade, origin, round_id, search, created_at)
      select id, ${source.holder_id}, ${source.holder_kind}, ${source.holder_sector}, code, "ruleVersion", name, grade, origin, ${source.round_id}, search, ${by.at}
      from given
      returning id),
    written as (insert into asset_versions (asset_id, version, card, sha256, sm3, confirmed_by, confirmed_name, confirmed_at, client_key)
      select id, 1, card, sha256, sm3, ${source.added_by}, ${source.added_name}, ${by.at}, ${`import:${source.id}`} from given)
    insert into card_import_lines (asset_id, import_id, line, holder_id, holder_kind, holder_sector, old_code, old_list, old_since)
    select id, ${source.id}, line, ${source.holder_id}, ${source.holder_kind}, ${source.holder_sector}, "oldCode", "oldList",
      "oldSince"
    from given`.execute(tx)
}

/** The list of its unit an asset stood in before it was imported, and since when; null when it came another way. */
export async function findBefore(tx: Tx, assetId: string): Promise<{ list: string; since: string | null } | null> {
  const { rows } = await sql<{
    list: string
    since: string | null
  }>`
    select old_list as list, old_since::text as since
    from card_import_lines
    where asset_id = ${assetId} and (old_list <> '' or old_since is not null)
  `.execute(tx)
  return rows[0] ?? null
}
