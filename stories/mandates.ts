import { randomUUID } from 'node:crypto'
import { complianceParts } from '#law/operators.ts'
import type { City } from '#server/test/city.ts'

export const operator = '榕数运营有限公司'

/**
 * Gives an operator a complete compliance file and a mandate by selection over assets, entered by hand: how it came about is told in
 * operators.test.ts. Answers with the mandate.
 */
export async function mandated(city: City, assetIds: readonly string[], name: string = operator): Promise<string> {
  const id = randomUUID()
  const { pool } = city.database
  await pool.query(
    `insert into compliance_records (id, operator_id, part, document_number, level, detail, made_on, expires_on, case_id, recorded_name, recorded_at)
    select gen_random_uuid(), $1::uuid, part, '手工录入', case when part = 'mlps' then 3 end, '{}', '2026-01-01', '2031-12-31', (select id from cases order by opened_at limit 1), '叶受理', now() from unnest($2::text[]) part`,
    [city.id(name), Object.keys(complianceParts)],
  )
  await pool.query(
    `insert into mandates (id, number, operator_id, operator_name, kind, case_id, begins_on, ends_on, made_at)
    select $1::uuid, 'YY-2026-' || substr($1::uuid::text, 1, 8), id, name, 'selected', (select id from cases order by opened_at limit 1), '2026-01-01', '2030-12-31', now() from organisations where id = $2::uuid`,
    [id, city.id(name)],
  )
  await pool.query(
    `insert into mandate_assets (mandate_id, asset_id, operator_id, holder_id, holder_kind, holder_sector, added_at)
    select $1::uuid, a.id, $2::uuid, a.holder_id, a.holder_kind, a.holder_sector, now() from assets a where a.id = any ($3::uuid[])`,
    [id, city.id(name), assetIds],
  )
  return id
}
