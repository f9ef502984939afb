import type { Config } from '#server/config.ts'
import { connect } from '#server/db/pool.ts'
import { Denied } from '#server/denied.ts'
import { reachDatabase } from './database.ts'
import { untilStopped } from './until-stopped.ts'
import { verify } from './verify.ts'
import { pageOf, wordsOf } from './verify-words.ts'

/** Verifies the log, the cases and the register of this installation and prints the result; answers 0 when clean, 1 when not. */
export async function runVerify(
  config: Config,
  { json, head }: { readonly json?: boolean; readonly head?: string },
  signal: AbortSignal,
): Promise<number> {
  if (head !== undefined && !/^[0-9a-f]{64}$/i.test(head))
    throw new Denied(422, {
      code: 'invalid',
      message: { zh: '--head 应为 64 位十六进制摘要', en: '--head is a digest of 64 hexadecimal digits' },
    })
  const reached = await reachDatabase(config)
  const connection = connect(reached.url, { max: 1 })
  try {
    const found = await untilStopped(signal, verify(connection.db, head?.toLowerCase() ?? null))
    process.stdout.write(
      json
        ? `${JSON.stringify({ ...found, faults: found.faults.map((fault) => ({ ...fault, message: wordsOf(fault) })) }, null, 2)}\n`
        : pageOf(found),
    )
    return found.faults.length === 0 ? 0 : 1
  } finally {
    if (signal.aborted) void connection.close()
    else await connection.close()
    await reached.close()
  }
}
