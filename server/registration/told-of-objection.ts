import { choices } from '#law/choices.ts'
import { dueOf } from '#server/cases/clocks.ts'
import type { EffectWork } from '#server/cases/lent.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'

/**
 * Tells the holder why its notice stands still and until when that is decided, and when it goes on; who objected, and in which words, it
 * does not learn (choice:objection).
 */
export const tellOfObjection: EffectWork = async (tx, { kase, at, today }) => {
  if (!kase.holderId) return
  const noticed = kase.parentId ?? kase.id
  const { on, isProvisional } = dueOf({ limit: choices['objection-deadline'].value, used: 0, since: today })!
  const by = isProvisional ? { zh: `${on}（暂定）`, en: `${on} (provisional)` } : { zh: on, en: on }
  const words =
    kase.parentId === null
      ? {
          zh: `“${kase.title}”的公示（办件${kase.number}）收到异议，公示期停止计算；登记机构在${by.zh}以前决定，决定之前不发放凭证；认定成立之前会征求本单位意见，现在无需办理`,
          en: `There is an objection to the notice of “${kase.title}” (case ${kase.number}): the period stands still, the registrar decides by ${by.en}, and nothing is issued before; your unit is asked before it could be upheld, and has nothing to do now`,
        }
      : {
          zh: `对“${kase.title}”公示的异议（办件${kase.number}）经复核不成立；没有其他异议的，公示期接着计算`,
          en: `The objection to the notice of “${kase.title}” (case ${kase.number}) was dismissed; unless there is another, the period goes on`,
        }
  await sendNotes(
    tx,
    [
      {
        organisationId: kase.holderId,
        kind: 'objection-standing',
        subject: `${kase.id}:${kase.version}`,
        words,
        basis: 'choice:objection',
        href: `/desk/cases/${noticed}`,
      },
    ],
    at,
  )
}

/**
 * Asks the holder about what is objected, in the registrar’s words, before that may be upheld, and tells whom the asset would pass to,
 * which answers in the case of its own (choice:objection-hearing).
 */
export const askAboutObjection: EffectWork = async (tx, { kase, asked, at }) => {
  const days = choices['objection-hearing'].value
  const words = {
    zh: `对“${kase.title}”公示的异议（办件${kase.number}）：登记机构征求本单位意见，请在${days}个工作日内答复；不答复的，登记机构照样作出决定`,
    en: `The registrar asks your unit about an objection to the notice of “${kase.title}” (case ${kase.number}): answer within ${days} working days, or it is decided without`,
  }
  const note = { kind: 'objection-standing', subject: `${kase.id}:${kase.version}`, basis: 'choice:objection-hearing' }
  const other = kase.addresseeOfParent === kase.holderId ? null : kase.addresseeOfParent
  const summary = String(asked['summary'])
  const toOther = {
    zh: `“${kase.title}”的公示收到异议，要点：${summary} 本单位可以在${days}个工作日内在办件页对异议陈述意见；不陈述的，登记机构照样作出决定`,
    en: `There is an objection to the notice of “${kase.title}”, in the registrar’s words: ${summary} Your unit may answer it within ${days} working days on the page of the case; it is decided without otherwise`,
  }
  await sendNotes(
    tx,
    [
      ...(kase.holderId ? [{ ...note, organisationId: kase.holderId, words, href: `/desk/cases/${kase.id}` }] : []),
      ...(other ? [{ ...note, organisationId: other, words: toOther, href: `/desk/cases/${kase.parentId}` }] : []),
    ],
    at,
  )
}
