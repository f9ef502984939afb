import type { AssetLine } from '#contract/inventory.ts'
import type { Words } from '#law/words.ts'

const states: { readonly [S in Exclude<AssetLine['state'], 'registered'>]: Words } = {
  carded: { zh: '信息卡·待复核', en: 'Information card, to be checked' },
  catalogued: { zh: '信息卡·生效', en: 'Information card in force' },
  'in-registration': { zh: '信息卡·登记在办', en: 'Information card, registration open' },
  memorandum: { zh: '备查簿项', en: 'In the memorandum register' },
  'in-disposal': { zh: '信息卡·处置在办', en: 'Information card, being disposed of' },
  destroyed: { zh: '已销毁（卡片留存）', en: 'Destroyed, card kept' },
}

/** Where the card of an asset stands in its life: information card, asset card booked or not, or memorandum (§4.6). Pure. */
export function cardStateWords(state: AssetLine['state'], isBooked: boolean | null): Words {
  if (state !== 'registered') return states[state]
  if (isBooked === null) return { zh: '资产卡·已登记', en: 'Asset card, registered' }
  return isBooked ? { zh: '资产卡·已登记、已入账', en: 'Asset card, registered and booked' } : { zh: '资产卡·已登记、未入账', en: 'Asset card, registered, not booked' }
}
