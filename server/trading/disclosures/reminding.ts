import { civilDate } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import { asSystem } from '#server/db/transaction.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { findUndisclosed } from './disclosures.sql.ts'

const due = choices['disclosure-report'].value

/** What is said on a day about reports of the year before: nothing before March, that they are due until the last day, that they are late after it. Pure. */
export function stageOn(today: string): 'due' | 'late' | null {
  const day = today.slice(5)
  if (day < '03-01') return null
  return day <= due ? 'due' : 'late'
}

/** Reminds operators and the bureau of the report they have not published, once in March and once after its end (§6.8). Answers how many. */
export async function remindOfDisclosures({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const at = clock.now()
  const today = civilDate(at)
  const stage = stageOn(today)
  if (stage === null) return 0
  const year = Number(today.slice(0, 4)) - 1
  const words =
    stage === 'due'
      ? { zh: `${year}年度的披露报告须在${year + 1}-${due}以前公开`, en: `The report on ${year} is to be published by ${year + 1}-${due}` }
      : { zh: `${year}年度的披露报告已逾期（${year + 1}-${due}）`, en: `The report on ${year} is late: it was due by ${year + 1}-${due}` }
  return asSystem(db, async (tx) => {
    const notes = (await findUndisclosed(tx, year)).map(({ organisationId, procedure }): NewNote => ({
      organisationId,
      kind: `disclosure-${stage}`,
      subject: `${procedure}:${year}`,
      words,
      basis: 'choice:disclosure-report',
      href: `/desk/start/${procedure}`,
    }))
    return sendNotes(tx, notes, at)
  })
}
