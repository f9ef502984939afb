import type { Words } from './words.ts'

/** Where the card of an asset stands in its life, in words (§4.6); of a registered one also whether it is booked, where the books are read. */
export const cardStates = {
  carded: { zh: '信息卡·待复核', en: 'Information card, to be checked' },
  catalogued: { zh: '信息卡·生效', en: 'Information card in force' },
  'in-registration': { zh: '信息卡·登记在办', en: 'Information card, registration open' },
  registered: { zh: '资产卡·已登记', en: 'Asset card, registered' },
  booked: { zh: '资产卡·已登记、已入账', en: 'Asset card, registered and booked' },
  changing: { zh: '资产卡·已登记，登记在办', en: 'Asset card, registered, a case about it open' },
  unbooked: { zh: '资产卡·已登记、未入账', en: 'Asset card, registered, not booked' },
  memorandum: { zh: '备查簿项', en: 'In the memorandum register' },
  'in-disposal': { zh: '信息卡·处置在办', en: 'Information card, being disposed of' },
  destroyed: { zh: '已销毁（卡片留存）', en: 'Destroyed, card kept' },
} as const satisfies Record<string, Words>
