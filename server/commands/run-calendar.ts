import { readFile } from 'node:fs/promises'
import type { Kysely } from 'kysely'
import { daysAfter, isWorkingDay, loadedYears } from '#contract/working-days.ts'
import { calendarYears } from '#law/working-days.ts'
import { loadCalendar, reloadCalendar } from '#server/cases/calendar.ts'
import { findLearntYears } from '#server/cases/calendar.sql.ts'
import type { Config } from '#server/config.ts'
import type { Database } from '#server/db/database.generated.ts'
import { connect } from '#server/db/pool.ts'
import { asSystem } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { findClockOffset } from '#server/jobs/clock.sql.ts'
import { makeClock } from '#server/jobs/clock.ts'
import { reachDatabase } from './database.ts'
import { untilStopped } from './until-stopped.ts'

/** Loads the calendar of a year out of a file and prints the years there are; answers 0. */
export async function runCalendarLoad(config: Config, file: string, signal: AbortSignal): Promise<number> {
  const content = await readFile(file, 'utf8').catch(() => {
    throw new Denied(404, { code: 'no-file', message: { zh: `读不到文件 ${file}`, en: `The file ${file} cannot be read` } })
  })
  return onDatabase(config, signal, async (db) => {
    const clock = makeClock()
    clock.setOffset(await asSystem(db, findClockOffset))
    const year = await loadCalendar({ db, clock }, content)
    process.stdout.write(
      `已载入 ${year} 年，运行中的平台一分钟内重算暂定期限 · loaded; a running platform counts provisional days anew within a minute\n`,
    )
    await show(db)
  })
}

/** Prints the years that are loaded, with their source and how many working days they have; answers 0. */
export async function runCalendarShow(config: Config, signal: AbortSignal): Promise<number> {
  return onDatabase(config, signal, async (db) => {
    await reloadCalendar(db)
    await show(db)
  })
}

async function onDatabase(config: Config, signal: AbortSignal, work: (db: Kysely<Database>) => Promise<void>): Promise<number> {
  const reached = await reachDatabase(config)
  const { db, close } = connect(reached.url, { max: 1 })
  try {
    await untilStopped(signal, work(db))
    return 0
  } finally {
    if (signal.aborted) void close()
    else await close()
    await reached.close()
  }
}

async function show(db: Kysely<Database>): Promise<void> {
  const learnt = new Map((await findLearntYears(db)).map((row) => [row.year, row]))
  for (const year of loadedYears()) {
    const { published, since } = learnt.get(year) ?? { published: calendarYears[year]!, since: null }
    process.stdout.write(
      `${year}  ${workingDaysOf(year)} 个工作日 working days  ${since ? `载入 loaded ${since.toISOString()}` : '随平台发布 came with the platform'}  ${published.source.zh} · ${published.source.en}\n`,
    )
  }
}

function workingDaysOf(year: number): number {
  let days = 0
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = daysAfter(day, 1)) days += Number(isWorkingDay(day))
  return days
}
