import { choices } from '#law/choices.ts'
import { procedureOf } from '#server/cases/known.ts'
import type { EffectWork } from '#server/cases/lent.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'

/**
 * Tells the holder that the registrar considers ending its registration and until when it may answer (choice:revocation-hearing,
 * choice:registrar-deregistration).
 */
export const callToHearing: EffectWork = async (tx, { kase, at }) => {
  const procedure = procedureOf(kase)
  const { after, basis } = procedure.steps['hearing']!
  if (kase.holderId)
    await sendNotes(
      tx,
      [
        {
          organisationId: kase.holderId,
          kind: 'called-to-hearing',
          subject: kase.id,
          words: {
            zh: `登记机构拟对“${kase.title}”办理${procedure.title.zh}，请在${after!.workingDays}个工作日内陈述和申辩`,
            en: `The registrar considers ending the registration of “${kase.title}” (${procedure.title.en.toLowerCase()}); you may answer within ${after!.workingDays} working days`,
          },
          basis,
          href: `/desk/cases/${kase.id}`,
        },
      ],
      at,
    )
}

/** Asks the holder about a correction that an interested party requests (choice:correction). */
export const askAboutCorrection: EffectWork = async (tx, { kase, at }) => {
  if (kase.holderId)
    await sendNotes(
      tx,
      [
        {
          organisationId: kase.holderId,
          kind: 'correction-request',
          subject: kase.id,
          words: {
            zh: `有利害关系人请求更正“${kase.title}”的登记，请在${choices.correction.value}个工作日内答复`,
            en: `An interested party asks to correct the registration of “${kase.title}”; please answer within ${choices.correction.value} working days`,
          },
          basis: 'choice:correction',
          href: `/desk/cases/${kase.id}`,
        },
      ],
      at,
    )
}
