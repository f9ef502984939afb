import { loadedYears } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import type { RegradingTrigger } from '#law/grading/triggers.ts'
import { several, type Words } from '#law/words.ts'
import { dueOf } from '#server/cases/clocks.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { momentOf } from '#server/jobs/clock.ts'
import type { Platform } from '#server/platform.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { findChanges, findProvisionalDays, findTold, openDueTasks, openTask, setDueDay, type NewTask } from './regradings.sql.ts'

const stretch = 50_000
/** What of a change in structure or meaning asks for a new grading. */
const ofFields = new Set([
  'column-added',
  'column-dropped',
  'column-renamed',
  'type-changed',
  'meaning-changed',
  'grade-changed',
  'personal-appeared',
])

/** By when a task made on that civil day is due (choice:regrading). */
export function taskDue(today: string): { dueOn: string; isProvisional: boolean } {
  const due = dueOf({ limit: choices.regrading.value, used: 0, since: today })!
  return { dueOn: due.on, isProvisional: due.isProvisional }
}

/** Counts anew the day of every task that was counted by weekends, once its calendar is loaded (choice:calendar-horizon). */
export async function recountTasks({ db }: Pick<Platform, 'db'>): Promise<void> {
  await asSystem(db, async (tx) => {
    for (const { openedOn } of await findProvisionalDays(tx, `${loadedYears().at(-1)}-12-31`))
      await setDueDay(tx, openedOn, taskDue(openedOn))
  })
}

/** Opens a task to grade an asset again; one that is open already stays. */
export async function makeTask(
  tx: Tx,
  asset: NewTask['asset'],
  trigger: RegradingTrigger,
  detail: Words,
  by: NewTask['by'],
  at: Date,
  today: string,
): Promise<string> {
  return openTask(tx, { asset, trigger, detail, by, at, ...taskDue(today) })
}

/** Which triggers the changes of a new scan set off, each with what it saw; how much data there is counts for its grade also where files explain it. Pure. */
export function triggersOf(
  changes: readonly { readonly what: string; readonly words: Words }[],
  combined: readonly Words[],
): { trigger: RegradingTrigger; detail: Words }[] {
  const told = (words: readonly Words[]): Words => ({
    zh: words
      .slice(0, 5)
      .map((w) => w.zh)
      .join('；')
      .slice(0, 400),
    en: words
      .slice(0, 5)
      .map((w) => w.en)
      .join('; ')
      .slice(0, 800),
  })
  const fields = changes.filter(({ what }) => ofFields.has(what)).map(({ words }) => words)
  const volume = changes.filter(({ what }) => what === 'volume-changed').map(({ words }) => words)
  return [
    ...(fields.length > 0 ? [{ trigger: 'columns' as const, detail: told(fields) }] : []),
    ...(volume.length > 0 ? [{ trigger: 'volume' as const, detail: told(volume) }] : []),
    ...(combined.length > 0 ? [{ trigger: 'aggregation' as const, detail: told(combined) }] : []),
  ]
}

/** A finding became a new version of an asset: what changed in it may ask for a new grading. */
export async function noteNewVersion(
  tx: Tx,
  asset: NewTask['asset'],
  findingId: string,
  { by, at, today }: { by: NewTask['by']; at: Date; today: string },
): Promise<void> {
  const { changes, combined } = await findChanges(tx, findingId)
  for (const { trigger, detail } of triggersOf(changes, combined)) await makeTask(tx, asset, trigger, detail, by, at, today)
}

/** Opens the tasks that a year gone by, a new edition of the rules and a catalogue entry without a grading make; answers how many. */
export async function reviewGradings(platform: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const { at: now, today } = momentOf(platform.clock)
  const yearAgo = new Date(now)
  yearAgo.setUTCFullYear(now.getUTCFullYear() - 1)
  let made = 0
  for (;;) {
    const more = await asSystem(platform.db, (tx) => openDueTasks(tx, { now, yearAgo, ...taskDue(today), most: stretch }))
    made += more
    if (more === 0) break
  }
  await asSystem(platform.db, (tx) => tellHolders(tx, today, now))
  return made
}

/** Tells every holder of the tasks that were opened for it lately, once for each day, and once a month of those that are late. */
async function tellHolders(tx: Tx, today: string, at: Date): Promise<void> {
  const told = await findTold(tx, today)
  await sendNotes(
    tx,
    told.map(({ holderId, kind, subject, n, dueOn }) => ({
      organisationId: holderId,
      kind: `regrading-${kind}`,
      subject,
      basis: 'choice:regrading',
      href: kind === 'late' ? '/desk/gradings?state=overdue' : '/desk/gradings',
      words:
        kind === 'late'
          ? {
              zh: `有 ${n} 项资产的分级已经逾期，最早的期限是 ${dueOn}`,
              en: `${several(n, 'grading is', 'gradings are')} late, the first since ${dueOn}`,
            }
          : {
              zh: `有 ${n} 项资产须分类分级，最早的期限是 ${dueOn}`,
              en: `${several(n, 'asset is', 'assets are')} to be graded, the first by ${dueOn}`,
            },
    })),
    at,
  )
}
