import { choices } from '#law/choices.ts'
import { several } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { civilDate, daysAfter, daysBetween } from '#contract/working-days.ts'
import { findEndingRounds, findUnitsInDebt } from './reminders.sql.ts'

/** How many days before its term the duty of a year is spoken of, the earliest first. */
const stages = choices['inventory-reminders'].value.split(',').map(Number)
/** How many days before its end a plan is spoken of. */
const planDays = 7

/** The last day of the duty of a year (choice:yearly-inventory). */
export const dutyEndsOn = (year: number): string => `${year}-${choices['yearly-inventory'].value}`

/** Which reminders of the duty are due on a day: of this year by how near its end is, of last year once it is over. Pure. */
export function remindersDue(today: string): { year: number; stage: string; daysLeft: number }[] {
  const year = Number(today.slice(0, 4))
  const daysLeft = daysBetween(today, dutyEndsOn(year))
  const reached = stages.filter((days) => daysLeft <= days).at(-1)
  return [
    { year: year - 1, stage: 'overdue', daysLeft: -1 },
    ...(reached === undefined ? [] : [{ year, stage: String(reached), daysLeft }]),
  ]
}

/** Sends the reminders that are due and were not sent: of the yearly duty, and of plans that end or have ended. Answers how many. */
export async function remindOfInventories({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const at = clock.now()
  return asSystem(db, async (tx) => {
    const today = civilDate(at)
    const notes = [...(await dutyNotes(tx, today)), ...(await planNotes(tx, today))]
    const sent = await sendNotes(tx, notes, at)
    if (sent > 0)
      await recordAudit(
        tx,
        {
          officerId: null,
          organisationId: null,
          role: 'system',
          action: 'remind-inventory',
          objectKind: 'notes',
          objectId: today,
          outcome: 'done',
          detail: { sent },
        },
        at,
      )
    return sent
  })
}

async function dutyNotes(tx: Tx, today: string): Promise<NewNote[]> {
  const notes: NewNote[] = []
  for (const { year, stage, daysLeft } of remindersDue(today)) {
    const words =
      stage === 'overdue'
        ? { zh: `${year}年度盘点已逾期，请尽快完成并发布`, en: `The inventory of ${year} is overdue; take and publish it soon` }
        : {
            zh: `${year}年度盘点还没有发布，期限${dutyEndsOn(year)}，还有${daysLeft}天`,
            en: `The inventory of ${year} is not published; it is due on ${dutyEndsOn(year)}, in ${several(daysLeft, 'day')}`,
          }
    for (const organisationId of await findUnitsInDebt(tx, year))
      notes.push({ organisationId, kind: 'inventory-duty', subject: `${year}:${stage}`, words, basis: '§3.9', href: '/desk/inventory' })
  }
  return notes
}

async function planNotes(tx: Tx, today: string): Promise<NewNote[]> {
  return (await findEndingRounds(tx, daysAfter(today, planDays))).map(({ id, holder_id, title, ends_on }) => {
    const isLate = ends_on < today
    const words = isLate
      ? { zh: `“${title}”已过方案的结束日期${ends_on}，请尽快完成`, en: `“${title}” has passed the end of its plan, ${ends_on}` }
      : { zh: `“${title}”将于${ends_on}结束`, en: `“${title}” ends on ${ends_on}` }
    return {
      organisationId: holder_id,
      kind: 'round-plan',
      subject: `${id}:${isLate ? 'late' : 'ending'}`,
      words,
      basis: 'choice:inventory-reminders',
      href: `/desk/inventory/${id}`,
    }
  })
}
