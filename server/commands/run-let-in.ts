import type { Config } from '#server/config.ts'
import { connect } from '#server/db/pool.ts'
import { asSystem } from '#server/db/transaction.ts'
import { findClockOffset } from '#server/jobs/clock.sql.ts'
import { makeClock } from '#server/jobs/clock.ts'
import { letIn } from '#server/parties/letting-in.ts'
import { reachDatabase } from './database.ts'
import { untilStopped } from './until-stopped.ts'

/** Lets a security administrator in again and prints the password given, this once; answers 0. */
export async function runLetIn(config: Config, login: string, signal: AbortSignal): Promise<number> {
  const reached = await reachDatabase(config)
  const { db, close } = connect(reached.url, { max: 1 })
  try {
    const clock = makeClock()
    clock.setOffset(await asSystem(db, findClockOffset))
    const { name, password } = await untilStopped(signal, letIn({ db, clock }, login))
    process.stdout.write(
      `${name}：一次性密码 one-time password  ${password}\n第二因素已清除，登录全部结束，账号已解锁；登录后须立即改密码并重新启用第二因素 · factors removed, sessions ended, unlocked; the next sign-in changes the password and enrols anew\n`,
    )
    return 0
  } finally {
    if (signal.aborted) void close()
    else await close()
    await reached.close()
  }
}
