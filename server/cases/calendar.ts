import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import { civilDate, learnYears, loadedYears } from '#contract/working-days.ts'
import { thePlatform } from '#law/parties.ts'
import { calendarYears } from '#law/working-days.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Database } from '#server/db/database.generated.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { announce } from '#server/jobs/live.ts'
import type { Platform } from '#server/platform.ts'
import { findLearntYears, findProvisional, insertLearntYear, takeCalendarTurn } from './calendar.sql.ts'
import { readCalendarFile } from './calendar-file.ts'
import { type Ground, noteFailure } from './failures.ts'
import { platformActor } from './known.ts'
import { settle } from './settle.ts'

/** Takes over the calendars that were loaded: at the start, when another process loads one, and for a command that counts days. */
export async function reloadCalendar(db: Tx | Kysely<Database>): Promise<void> {
  learnYears(await findLearntYears(db))
}

/**
 * Loads the published calendar of the next year, or a correction of one that was loaded, out of a file; answers the year. For whoever
 * works on the machine itself: the log says that the platform did it, and what it holds (choice:calendar-horizon). Denied when the file is
 * not sound, or says what is there already.
 */
export async function loadCalendar({ db, clock }: Pick<Platform, 'db' | 'clock'>, content: string): Promise<number> {
  const { year, published } = readCalendarFile(content)
  await asSystem(db, async (tx) => {
    await takeCalendarTurn(tx)
    const rows = await findLearntYears(tx)
    const before = rows.findLast((row) => row.year === year)?.published
    const next = Math.max(...Object.keys(calendarYears).map(Number), ...rows.map((row) => row.year)) + 1
    if (!before && year !== next)
      throw denied(
        year < next
          ? {
              zh: `${year}年的放假安排随平台发布，更正须更新平台`,
              en: `${year} came with the platform; a correction comes with a newer one`,
            }
          : { zh: `请先载入${next}年的放假安排`, en: `Load ${next} first` },
      )
    if (isDeepStrictEqual(before, published))
      throw denied({ zh: `${year}年的放假安排已经载入，内容相同`, en: `${year} is loaded already, with the same days` })
    await insertLearntYear(tx, year, published, clock.now())
    await announce(tx, { kind: 'calendar', id: '' })
    await recordAudit(
      tx,
      {
        officerId: null,
        organisationId: null,
        role: thePlatform,
        action: 'load-calendar',
        objectKind: 'calendar',
        objectId: String(year),
        outcome: 'done',
        detail: { published, before: before ?? null },
      },
      clock.now(),
    )
  })
  await reloadCalendar(db)
  return year
}

const denied = (message: { zh: string; en: string }) =>
  new Denied(409, {
    code: 'calendar-loaded',
    message,
    remedy: {
      zh: '核对年份和文件；已经装入的可用 rongshu calendar show 查看',
      en: 'Check year and file; rongshu calendar show tells what is loaded',
    },
    basis: 'choice:calendar-horizon',
  })

const atOnce = 200
/** So many at most in one go; the next minute goes on. */
const most = 5_000

/**
 * Counts anew the day of every case that was counted by weekends, once its calendar is loaded: an entry of its own in each case, in a
 * transaction of its own. What cannot be set stays among what is stuck (choice:stuck-cases). Answers how many were set.
 */
export async function recountProvisional(ground: Ground): Promise<number> {
  const last = `${loadedYears().at(-1)}-12-31`
  let set = 0
  for (let looked = 0, after: { id: string; dueOn: string } | null = null; looked < most; looked += atOnce) {
    const found = await asSystem(ground.db, (tx) => findProvisional(tx, last, after, atOnce))
    for (const { id } of found) if (await recount(ground, id)) set++
    after = found.at(-1) ?? null
    if (found.length < atOnce) break
  }
  return set
}

async function recount(ground: Ground, caseId: string): Promise<boolean> {
  const at = ground.clock.now()
  try {
    await asSystem(ground.db, (tx) =>
      settle(tx, {
        caseId,
        reason: '放假安排已公布，期限按日历重算',
        key: randomUUID(),
        actor: platformActor,
        at,
        today: civilDate(at),
        requestId: '',
        address: '',
      }),
    )
    return true
  } catch (problem) {
    if (!(problem instanceof Denied)) await noteFailure(ground, caseId, 'set-clock', problem)
    return false
  }
}
