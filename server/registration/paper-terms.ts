import { civilDate, daysAfter, daysBetween } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import { forms } from '#law/forms.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { several, type Words } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem } from '#server/db/transaction.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { applies } from './change-facts.ts'
import { type EndingPaper, findEndingPapers, noteKind, type Stage, type WaitingStep } from './paper-terms.sql.ts'

/** How many days before its end a paper is spoken of, the earliest first. */
const stages = choices['paper-reminders'].value.split(',').map(Number)
/** A paper that ended longer ago than this is history. */
const past = 30

/** Whether a paper ends soon enough to be spoken of (choice:paper-reminders). */
export function endsSoon(validUntil: string, today: string): boolean {
  const days = daysBetween(today, validUntil)
  return days >= 0 && days <= stages[0]!
}

/** Which ends to come are spoken of on a day, reminder by reminder: each stage, so many days before, until the next begins. Pure. */
export function stagesBefore(today: string, daysBefore: readonly number[]): Stage[] {
  return daysBefore.map((days, n) => ({
    stage: String(days),
    from: daysAfter(today, (daysBefore[n + 1] ?? -1) + 1),
    to: daysAfter(today, days),
  }))
}

/** The same, and what is over. Pure. */
export function stagesOn(today: string, daysBefore: readonly number[] = stages): Stage[] {
  return [...stagesBefore(today, daysBefore), { stage: 'over', from: daysAfter(today, -past), to: daysAfter(today, -1) }]
}

const kindsOfChange = Object.keys(forms['change-application'].sections[0].fields.kind.options)

/** The steps before which opinion and valuation must still hold: those of every procedure that asks them, up to its public notice (choice:paper-expiry). */
export const waitingSteps: readonly WaitingStep[] = Object.values<Procedure>(procedures)
  .filter(({ steps }) =>
    Object.values(steps).some(({ may }) => Object.values(may).some((move) => move?.needs?.includes('unqualified-opinion'))),
  )
  .flatMap(({ id, steps }) =>
    Object.entries(steps)
      .filter(([, { after }]) => !after?.unlessOpen)
      .map(([step]) => ({
        procedure: id,
        step,
        without: kindsOfChange.filter((kind) => !applies('unqualified-opinion', { procedure: id, draft: { kind } })),
      })),
  )

const kinds: { readonly [K in EndingPaper['kind']]: Words } = {
  opinion: { zh: '法律意见书', en: 'Legal opinion' },
  valuation: { zh: '评估报告', en: 'Valuation' },
}

/** The reminder of one paper. Pure. */
export function noteOf(paper: EndingPaper, today: string): NewNote {
  const { stage } = paper
  const { zh, en } = kinds[paper.kind]
  const which = { zh: `“${paper.assetName}”的${zh}${paper.number}`, en: `${en} ${paper.number} of “${paper.assetName}”` }
  const kase = paper.openCaseNumber
  const title = Object.values<Procedure>(procedures).find(({ id }) => id === paper.openProcedure)?.title ?? {
    zh: '登记',
    en: 'Registration',
  }
  const words =
    stage === 'over'
      ? {
          zh: `${which.zh}已于${paper.validUntil}到期${kase ? `，在办的${title.zh}（${kase}）不能据此通过` : ''}，请就当前版本重新出具`,
          en: `${which.en} ended on ${paper.validUntil}${kase ? `; ${title.en} ${kase}, under way, cannot pass with it` : ''}; commission a new one`,
        }
      : {
          zh: `${which.zh}将于${paper.validUntil}到期，还有${daysBetween(today, paper.validUntil)}天${kase ? `，${title.zh}（${kase}）正在办理` : ''}`,
          en: `${which.en} ends on ${paper.validUntil}, in ${several(daysBetween(today, paper.validUntil), 'day')}${kase ? `, while ${title.en} ${kase} is under way` : ''}`,
        }
  return {
    organisationId: paper.holderId,
    kind: noteKind,
    subject: `${paper.id}:${stage}`,
    words,
    basis: 'choice:paper-reminders',
    href: stage === 'over' && paper.openCaseId ? `/desk/cases/${paper.openCaseId}` : `/desk/assets/${paper.assetId}?tab=papers`,
  }
}

/** Sends the reminders of papers that are due and were not sent. Answers how many. */
export async function remindOfPapers({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const at = clock.now()
  const today = civilDate(at)
  return asSystem(db, async (tx) => {
    const papers = await findEndingPapers(tx, stagesOn(today), waitingSteps)
    const sent = await sendNotes(
      tx,
      papers.map((paper) => noteOf(paper, today)),
      at,
    )
    if (sent > 0)
      await recordAudit(
        tx,
        {
          officerId: null,
          organisationId: null,
          role: 'system',
          action: 'remind-papers',
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
