import { fieldsOf } from '#contract/forms.ts'
import { assetStateWords } from '#law/asset-states.ts'
import { certificateStateWords } from '#law/certificate-states.ts'
import { type Form, forms } from '#law/forms.ts'
import { findingStateWords, roundStateWords, sourceStateWords } from '#law/inventory-states.ts'
import type { Words } from '#law/words.ts'
import type { AssetLine, FindingLine, RoundLine, SourceLine } from '#contract/inventory.ts'
import type { Tone } from './status.tsx'

type Named = { readonly words: Words; readonly tone: Tone }

/** Where an asset stands in its life. */
export const assetStates: { readonly [state in AssetLine['state']]: Named } = {
  carded: { words: assetStateWords.carded, tone: 'plain' },
  catalogued: { words: assetStateWords.catalogued, tone: 'going' },
  'in-registration': { words: assetStateWords['in-registration'], tone: 'care' },
  registered: { words: assetStateWords.registered, tone: 'done' },
  memorandum: { words: assetStateWords.memorandum, tone: 'plain' },
  'in-disposal': { words: assetStateWords['in-disposal'], tone: 'care' },
  destroyed: { words: assetStateWords.destroyed, tone: 'bad' },
}

/** Where a round stands. */
export const roundStates: { readonly [state in RoundLine['state']]: Named } = {
  open: { words: roundStateWords.open, tone: 'going' },
  published: { words: roundStateWords.published, tone: 'done' },
  cancelled: { words: roundStateWords.cancelled, tone: 'plain' },
}

/** Where a source stands. */
export const sourceStates: { readonly [state in SourceLine['state']]: Named } = {
  waiting: { words: sourceStateWords.waiting, tone: 'plain' },
  scanning: { words: sourceStateWords.scanning, tone: 'going' },
  scanned: { words: sourceStateWords.scanned, tone: 'done' },
  faulty: { words: sourceStateWords.faulty, tone: 'bad' },
}

/** Where a finding stands. */
export const findingStates: { readonly [state in FindingLine['state']]: Named } = {
  proposed: { words: findingStateWords.proposed, tone: 'care' },
  carded: { words: findingStateWords.carded, tone: 'done' },
  kept: { words: findingStateWords.kept, tone: 'done' },
  'set-aside': { words: findingStateWords['set-aside'], tone: 'plain' },
  faulty: { words: findingStateWords.faulty, tone: 'bad' },
  replaced: { words: findingStateWords.replaced, tone: 'plain' },
}

/** What a certificate's status is called; `valid` alone is good. */
export const certificateStates: { readonly [status: string]: Named } = {
  valid: { words: certificateStateWords.valid, tone: 'done' },
  changed: { words: certificateStateWords.changed, tone: 'care' },
  expired: { words: certificateStateWords.expired, tone: 'care' },
  deregistered: { words: certificateStateWords.deregistered, tone: 'plain' },
  revoked: { words: certificateStateWords.revoked, tone: 'bad' },
}

/** What an option of a field of a form is called. */
export function optionWords(form: Form, field: string, value: string): Words {
  return fieldsOf(forms[form])[field]?.options?.[value] ?? { zh: value, en: value }
}

/** What an option of a field of the information card is called. */
export function cardOption(field: string, value: string): Words {
  return optionWords('information-card', field, value)
}
