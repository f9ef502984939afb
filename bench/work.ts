import type pg from 'pg'

/**
 * An act that a registrar may take on a case once those before it were taken; `hand` tells whom by, so that one case never comes to the
 * same hand twice, nor to those who decided on it before.
 */
export type Work = {
  readonly id: string
  readonly act: string
  readonly version: number
  readonly hand: number
  readonly hands: readonly string[]
}

const ways: Readonly<Record<string, readonly string[]>> = {
  acceptance: ['accept', 'pass', 'pass'],
  'first-review': ['pass', 'pass'],
  'second-review': ['pass'],
}

/**
 * Every act up to the public notice on every first registration that waits for the office, in no order that means anything: the first act
 * of each case, then the second of each, then the third.
 */
export async function findRegistrars(client: pg.Client): Promise<Work[]> {
  const { rows } = await client.query<{ id: string; step: string; version: number; hands: string[] }>(
    `select id, step, version, array(select officer_id from entries e where e.case_id = cases.id and e.role = 'registrar') as hands from cases where procedure = 'first-registration' and step = any($1) order by md5(id::text)`,
    [Object.keys(ways)],
  )
  return [0, 1, 2].flatMap((turn) =>
    rows.flatMap(({ id, step, version, hands }, n) =>
      ways[step]![turn] ? [{ id, version: version + turn, act: ways[step]![turn], hand: n + turn, hands }] : [],
    ),
  )
}

/** A first registration that its unit still writes at, or has to mend. */
export type Draft = { readonly caseId: string; readonly unitId: string }

/** Every case that papers may be brought to by the unit that applies, in no order that means anything. */
export async function findDrafts(client: pg.Client): Promise<Draft[]> {
  const { rows } = await client.query<Draft>(
    `select id as "caseId", applicant_id as "unitId" from cases where procedure = 'first-registration' and step in ('application', 'supplement') order by md5(id::text)`,
  )
  return rows
}
