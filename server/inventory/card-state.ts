import type { AssetLine } from '#contract/inventory.ts'
import { cardStates } from '#law/card-states.ts'
import type { Words } from '#law/words.ts'

/** Where the card of an asset stands in its life: information card, asset card booked or not, or memorandum (§4.6). Pure. */
export function cardStateWords(state: AssetLine['state'], isBooked: boolean | null): Words {
  return cardStates[state !== 'registered' || isBooked === null ? state : isBooked ? 'booked' : 'unbooked']
}
