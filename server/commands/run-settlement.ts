import { connect } from '#server/db/pool.ts'
import type { Config } from '#server/config.ts'
import { checkSettlement, pageOfSettlement, wordsOfSettlementFault } from './check-settlement.ts'
import { reachDatabase } from './database.ts'
import { untilStopped } from './until-stopped.ts'

/** Proves that incomes, distributions and remittances agree and prints the result; answers 0 when they do, 1 when not. */
export async function runSettlementCheck(config: Config, { json }: { readonly json?: boolean }, signal: AbortSignal): Promise<number> {
  const reached = await reachDatabase(config)
  const connection = connect(reached.url, { max: 2, statementSeconds: 3600 })
  try {
    const found = await untilStopped(signal, checkSettlement(connection.db))
    process.stdout.write(
      json
        ? `${JSON.stringify({ ...found, faults: found.faults.map((fault) => ({ ...fault, message: wordsOfSettlementFault(fault) })) }, null, 2)}\n`
        : pageOfSettlement(found),
    )
    return found.faults.length === 0 ? 0 : 1
  } finally {
    if (signal.aborted) void connection.close()
    else await connection.close()
    await reached.close()
  }
}
