import type { Words } from './words.ts'

/** Where an asset stands in its life, in words. */
export const assetStateWords = {
  carded: { zh: '已建卡', en: 'Carded' },
  catalogued: { zh: '已入目录', en: 'In the catalogue' },
  'in-registration': { zh: '登记中', en: 'In registration' },
  registered: { zh: '已登记', en: 'Registered' },
  memorandum: { zh: '备查簿', en: 'Memorandum' },
  'in-disposal': { zh: '处置中', en: 'Being disposed of' },
  destroyed: { zh: '已销毁', en: 'Destroyed' },
} as const satisfies Record<string, Words>

/**
 * Where an asset may stand in the account set (§3.10): in the inventory list, with an information card and no asset card, with an asset
 * card in force, or with one in force now or before.
 */
export const assetStands = ['listed', 'information-card', 'asset-card', 'once-registered'] as const
export type AssetStands = (typeof assetStands)[number]

/** States in which the end of an opinion or valuation is told no more, since nothing waits to be registered with it (choice:paper-reminders). */
export const statesBeyondPapers: readonly (keyof typeof assetStateWords)[] = ['registered', 'in-disposal', 'destroyed']
