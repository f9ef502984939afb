import { agreementStates, type AgreementState, filingStates, type FilingState } from '#law/use-terms.ts'
import type { Tone } from '../ui/status.tsx'

const ofAgreements: { readonly [S in AgreementState]: Tone } = {
  unsigned: 'going',
  planned: 'going',
  live: 'done',
  suspended: 'bad',
  over: 'plain',
  ended: 'plain',
}
const ofFilings: { readonly [S in FilingState]: Tone } = { live: 'done', 'review-due': 'care', over: 'plain', ended: 'plain' }

/** How the states of an agreement look. */
export const agreementLook = (state: AgreementState) => ({ tone: ofAgreements[state], words: agreementStates[state] })
/** How the states of a filing look. */
export const filingLook = (state: FilingState) => ({ tone: ofFilings[state], words: filingStates[state] })
