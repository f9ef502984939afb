import type pg from 'pg'

type Query = (...given: readonly unknown[]) => unknown
const begun = { command: 'BEGIN', rowCount: null, oid: null, fields: [], rows: [] }

/**
 * Has a connection hold back the `begin` of a transaction and send it in one message with the first statement, when that is a text without
 * parameters: a way to the database and back less for each transaction.
 * What fails in that message leaves the transaction to be rolled back, as always.
 */
export function openTogether(client: pg.PoolClient): void {
  const query = client.query.bind(client) as Query
  let isHeld = false
  const together = (...given: readonly unknown[]): unknown => {
    const [text, values] = given
    if (text === 'begin') {
      isHeld = true
      return Promise.resolve(begun)
    }
    if (!isHeld) return query(...given)
    isHeld = false
    if (typeof text === 'string' && !(values as readonly unknown[] | undefined)?.length)
      return (query(`begin; ${text}`) as Promise<readonly pg.QueryResult[]>).then((results) => results.at(-1))
    // The statement goes after it on the same connection, and fails where it fails.
    ;(query('begin') as Promise<unknown>).catch(() => {})
    return query(...given)
  }
  client.query = together as typeof client.query
}
