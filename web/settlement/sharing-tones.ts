import type { SharingState } from '#law/settlement-words.ts'
import type { Tone } from '../ui/status.tsx'

/** How the state of a sharing agreement is coloured. */
export const sharingTones: { readonly [S in SharingState]: Tone } = {
  signing: 'going',
  'in-force': 'done',
  lapsed: 'care',
  superseded: 'plain',
}
