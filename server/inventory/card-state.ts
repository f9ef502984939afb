import { cardStates } from '#law/card-states.ts'
import type { Words } from '#law/words.ts'
import type { AssetRow } from './assets.sql.ts'

/**
 * Where the card of an asset stands in its life: information card, asset card booked or not, or memorandum (§4.6). The asset card stays one
 * while a case about a registration that stands is open. Pure.
 */
export function cardStateWords(asset: Pick<AssetRow, 'state' | 'registered_at' | 'fallen'>, isBooked: boolean | null): Words {
  const { state } = asset
  if (state === 'in-registration' && isOnAssetCard(asset)) return cardStates.changing
  return cardStates[state !== 'registered' || isBooked === null ? state : isBooked ? 'booked' : 'unbooked']
}

/** Whether its registration stands, and with it its asset card. */
export function isOnAssetCard({ registered_at, fallen }: Pick<AssetRow, 'registered_at' | 'fallen'>): boolean {
  return registered_at !== null && fallen === null
}
