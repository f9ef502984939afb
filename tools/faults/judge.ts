import { seal } from '#server/audit/sealer.ts'
import { verify } from '#server/commands/verify.ts'
import { connect } from '#server/db/pool.ts'
import type { Acknowledged } from './load.ts'

/**
 * What a look at the database says after a fault: acts acknowledged and not there, there twice, and faults of the log; nothing of all that
 * when it is `isGood`.
 */
export type Judgement = {
  readonly isGood: boolean
  readonly entries: number
  readonly lost: number
  readonly twice: number
  readonly faults: readonly string[]
  readonly lines: number
}

/** Compares what was acknowledged with what is there, by key, case and act, seals the log and verifies it with every case replayed. */
export async function judge(url: string, done: readonly Acknowledged[]): Promise<Judgement> {
  const connection = connect(url, { max: 3, statementSeconds: 600 })
  try {
    const { rows } = await connection.pool.query<{ client_key: string; case_id: string; act: string }>(
      'select client_key, case_id, act from entries',
    )
    const found = new Map(rows.map((row) => [row.client_key, row]))
    const lost = done.filter(({ key, caseId, act }) => found.get(key)?.case_id !== caseId || found.get(key)?.act !== act).length
    await seal({ db: connection.db })
    const { faults, lines } = await verify(connection.db)
    const twice = rows.length - found.size
    return {
      isGood: lost === 0 && twice === 0 && faults.length === 0,
      entries: rows.length,
      lost,
      twice,
      lines,
      faults: faults.map((fault) => `${fault.kind} ${fault.what}`),
    }
  } finally {
    await connection.close()
  }
}
