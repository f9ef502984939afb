import type pg from 'pg'

/** An act that a registrar may take on a case as it stands in a filled city. */
export type Work = { readonly id: string; readonly act: string; readonly version: number }

/** Every first registration that waits for acceptance or its first review, in no order that means anything. */
export async function findRegistrars(client: pg.Client): Promise<Work[]> {
  const { rows } = await client.query<{ id: string; step: string; version: number }>(`select id, step, version from cases where procedure = 'first-registration' and step in ('acceptance', 'first-review') order by md5(id::text)`)
  return rows.map(({ id, step, version }) => ({ id, version, act: step === 'acceptance' ? 'accept' : 'pass' }))
}
