import { civilDate } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import { several, type Words } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem } from '#server/db/transaction.ts'
import { announce } from '#server/jobs/live.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { stagesOn } from '#server/registration/paper-terms.ts'
import { delistOver, type EndingMandate, findEndingMandates } from './mandate-ends.sql.ts'

const daysBefore = choices['mandate-reminders'].value.split(',').map(Number)

/**
 * Delists the products whose mandate ended with its term and was not renewed, on record, and has everybody told whom it concerns
 * (choice:delisting). Answers how many.
 */
export async function delistUnmandated({ db, clock, jobs }: Pick<Platform, 'db' | 'clock' | 'jobs'>): Promise<number> {
  // One reading of the clock: whoever waits for a connection over midnight delists by the day on which it is recorded.
  const at = clock.now()
  return asSystem(db, async (tx) => {
    const delisted = await delistOver(tx, civilDate(at), { why: '运营授权期限届满', basis: '§5.2', at })
    for (const { id } of delisted.slice(0, 100)) await announce(tx, { kind: 'product', id })
    for (const caseId of new Set(delisted.map((each) => each.caseId))) await jobs.enqueue(tx, 'tell-delisted', { caseId })
    return delisted.length
  })
}

/** What is said of a mandate that ends or has ended. Pure. */
function wordsOf({ number, operatorName, endsOn, stage, products }: EndingMandate): Words {
  const head =
    stage === 'over'
      ? { zh: `${operatorName}的运营授权${number}已于${endsOn}届满`, en: `Mandate ${number} of ${operatorName} ended on ${endsOn}` }
      : { zh: `${operatorName}的运营授权${number}将于${endsOn}届满`, en: `Mandate ${number} of ${operatorName} ends on ${endsOn}` }
  const ended =
    stage === 'over' ? { zh: `${head.zh}，使用标识和在期协议随之终止`, en: `${head.en}, and with it use marks and agreements` } : head
  if (products === 0) return ended
  const follows =
    stage === 'over'
      ? {
          zh: `依据它的${products}项产品没有续期授权的随之下架`,
          en: `of the ${several(products, 'product')} resting on it, those without a mandate that follows are delisted`,
        }
      : {
          zh: `${products}项挂牌产品以它为依据；届满前没有续期的，产品次日下架`,
          en: `${several(products, 'listed product rests on it and is', 'listed products rest on it and are')} delisted the day after, when it ends without another`,
        }
  return { zh: `${ended.zh}，${follows.zh}`, en: `${ended.en}; ${follows.en}` }
}

/**
 * Tells operator, bureau and who entrusted of mandates that end or have ended, holders and developers of those that have, once for each
 * reminder (choice:mandate-reminders). Answers how many.
 */
export async function remindOfMandates({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const at = clock.now()
  const today = civilDate(at)
  return asSystem(db, async (tx) => {
    const ending = await findEndingMandates(tx, stagesOn(today, daysBefore))
    const sent = await sendNotes(
      tx,
      ending.flatMap((each) =>
        each.tell.map((organisationId) => ({
          organisationId,
          kind: 'mandate-ends',
          subject: `${each.id}:${each.stage}`,
          words: wordsOf(each),
          basis: 'choice:mandate-reminders',
          href: `/desk/mandates/${each.id}`,
        })),
      ),
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
          detail: { sent, what: 'mandates' },
        },
        at,
      )
    return sent
  })
}
