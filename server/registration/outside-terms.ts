import { civilDate, daysBetween } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import { forms } from '#law/forms.ts'
import { several } from '#law/words.ts'
import { asSystem } from '#server/db/transaction.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { type EndingOutside, findEndingOutside, outsideEndingKind, type OutsideRegister } from './outside.sql.ts'
import { stagesBefore } from './paper-terms.ts'

const { options: titles } = forms['outside-registration'].sections[0].fields.register
const reminders = {
  national: { basis: 'choice:national-reminders', days: choices['national-reminders'].value },
  property: { basis: 'choice:property-reminders', days: choices['property-reminders'].value },
} as const satisfies { readonly [R in OutsideRegister]: object }
/** When and where each register takes a renewal, as the reminder says it. */
const renewals = {
  national: {
    zh: '届满前60日内可以向原登记机构申请续展，每次不超过3年；逾期由其注销',
    en: 'within the 60 days before, its body takes a renewal of 3 years at most, and cancels it otherwise',
  },
  property: { zh: '届满前6个月至1日之间可以向原登记机构申请续展', en: 'its body takes a renewal between six months and one day before' },
} as const

/** Which ends are spoken of on a day, register by register. Pure. */
export const outsideStages = (today: string) =>
  Object.entries(reminders).flatMap(([register, { days }]) =>
    stagesBefore(today, days.split(',').map(Number)).map((stage) => ({ ...stage, register: register as OutsideRegister })),
  )

/** The reminder of one record. Pure. */
export function outsideNote(
  { id, register, number, body, validUntil, assetId, assetName, holderId, stage }: EndingOutside,
  today: string,
): NewNote {
  const left = daysBetween(today, validUntil)
  const words = {
    zh: `“${assetName}”的${titles[register].zh}${number}（${body}）有效期至${validUntil}，还有${left}日：${renewals[register].zh}；续展后在资产页终止原记录、另登记一条`,
    en: `${titles[register].en} ${number} (${body}) of “${assetName}” is valid until ${validUntil}, ${several(left, 'day')} more: ${renewals[register].en}; once renewed, end the record on the page of the asset and enter another`,
  }
  return {
    organisationId: holderId,
    kind: outsideEndingKind,
    subject: `${id}:${stage}`,
    words,
    basis: reminders[register].basis,
    href: `/desk/assets/${assetId}?tab=papers`,
  }
}

/** Tells holders of records of other registers that end soon, once for each of the days before. Answers how many were told now. */
export async function remindOfOutside({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const at = clock.now()
  const today = civilDate(at)
  return asSystem(db, async (tx) =>
    sendNotes(
      tx,
      (await findEndingOutside(tx, outsideStages(today))).map((ending) => outsideNote(ending, today)),
      at,
    ),
  )
}
