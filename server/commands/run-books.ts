import { isCivilDate } from '#contract/answers.ts'
import { civilDate } from '#contract/working-days.ts'
import { amortiseCity } from '#server/books/amortise.ts'
import { lastDayOf } from '#server/books/months.ts'
import { findClockOffset } from '#server/jobs/clock.sql.ts'
import type { Config } from '#server/config.ts'
import { connect, type Connection } from '#server/db/pool.ts'
import { asSystem } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { checkBooks } from './check-books.ts'
import { pageOfBooks, wordsOfBookFault } from './check-books-words.ts'
import { reachDatabase } from './database.ts'
import { untilStopped } from './until-stopped.ts'

const wrong = (zh: string, en: string) => new Denied(422, { code: 'invalid', message: { zh, en } })

async function onDatabase<T>(config: Config, signal: AbortSignal, work: (connection: Connection, now: Date) => Promise<T>): Promise<T> {
  const reached = await reachDatabase(config)
  const connection = connect(reached.url, { max: 2, statementSeconds: 3600 })
  try {
    const now = new Date(Date.now() + (await asSystem(connection.db, findClockOffset)))
    return await untilStopped(signal, work(connection, now))
  } finally {
    if (signal.aborted) void connection.close()
    else await connection.close()
    await reached.close()
  }
}

/** Proves that the sum of the cards is the book at a day, today when none is named, and prints the result; answers 0 when it is, 1 when not. */
export async function runBooksCheck(
  config: Config,
  { json, at }: { readonly json?: boolean; readonly at?: string },
  signal: AbortSignal,
): Promise<number> {
  if (at !== undefined && !isCivilDate(at))
    throw wrong('--at 应为存在的日期，如 2026-11-30', '--at is a date that exists, such as 2026-11-30')
  const found = await onDatabase(config, signal, ({ db }, now) => checkBooks(db, at ?? civilDate(now)))
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...found, faults: found.faults.map((fault) => ({ ...fault, message: wordsOfBookFault(fault) })) }, null, 2)}\n`
      : pageOfBooks(found),
  )
  return found.faults.length === 0 ? 0 : 1
}

/** Runs the amortisation of a month that is over for every unit of the city; again it posts nothing twice. */
export async function runBooksAmortise(config: Config, month: string, signal: AbortSignal): Promise<number> {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw wrong('月份应写作 2026-10', 'Write the month as 2026-10')
  const done = await onDatabase(config, signal, async ({ db }, now) => {
    if (lastDayOf(`${month}-01`) > civilDate(now)) throw wrong(`${month} 还没有结束`, `${month} is not over`)
    return asSystem(db, (tx) => amortiseCity(tx, `${month}-01`, now))
  })
  process.stdout.write(
    `✓ ${month}：${done.vouchers} 个单位，${done.cards} 项资产，计提 ${(done.amountFen / 100).toFixed(2)} 元 · ${done.vouchers} units, ${done.cards} assets, ${(done.amountFen / 100).toFixed(2)} yuan\n`,
  )
  return 0
}
