import assert from 'node:assert/strict'
import { procedureOf } from '#server/cases/known.ts'
import type { EffectWork } from '#server/cases/lent.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'

/** Tells the unit and the firm that a commission ended by itself, which deadline ran out, and what to do next (§4.4, §4.5, choice:quotation). */
export const tellLapsed: EffectWork = async (tx, { kase, at }) => {
  const procedure = procedureOf(kase)
  const end = kase.ending && procedure.ends[kase.ending]
  const after = kase.cameFrom && procedure.steps[kase.cameFrom]?.after
  assert(end && after && kase.applicantId && kase.addresseeId, `case ${kase.number} is a commission that lapsed`)
  const what = {
    zh: `“${kase.title}”的${procedure.title.zh}（${kase.number}）${end.title.zh}（期限${after.workingDays}个工作日）`,
    en: `${procedure.title.en} on “${kase.title}” (${kase.number}): ${end.title.en}, ${after.workingDays} working days; the commission has ended`,
  }
  const note = { kind: 'commission-lapsed', subject: kase.id, basis: end.basis, href: `/desk/cases/${kase.id}` }
  await sendNotes(
    tx,
    [
      {
        ...note,
        organisationId: kase.applicantId,
        words: { zh: `${what.zh}；仍需要材料的，请另行委托`, en: `${what.en}. Commission again when the paper is still needed` },
      },
      {
        ...note,
        organisationId: kase.addresseeId,
        words: {
          zh: `${what.zh}，不必再办；仍愿承办的，请委托单位另行委托`,
          en: `${what.en}, and nothing is left to do. Ask the unit to commission again when you would still do it`,
        },
      },
    ],
    at,
  )
}
