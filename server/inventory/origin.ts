import { type Answers, checkForm, type FieldProblem } from '#contract/forms.ts'
import { textOf } from '#contract/text-of.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findAssetCodes } from './origin.sql.ts'

/** The items of the card that tell where data comes from and prove it, by kind of origin (§3.6), and consent when it was shared. */
const originItems = [
  'origin',
  'originEvidence',
  'originSystem',
  'collectionBasis',
  'sourceData',
  'sourceAssets',
  'processing',
  'contractNumber',
  'contractOn',
  'seller',
  'priceFen',
  'licence',
  'received',
  'sharedBy',
  'consent',
  'consentOn',
  'consentScope',
]
const MOST_SOURCES = 100

/** The codes of source assets as a card lists them, one a line. Pure. */
export function sourceCodesOf(card: Answers): string[] {
  const listed = card['origin'] === 'produced' && typeof card['sourceAssets'] === 'string' ? card['sourceAssets'] : ''
  return [...new Set(listed.split(/[\s,，;；、]+/).filter((code) => code !== ''))]
}

/** What is wrong with where a card says its data comes from, beyond its form: sources that are no assets here. */
export async function originProblems(tx: Tx, card: Answers): Promise<FieldProblem[]> {
  return sourceProblems(card, await knownSources(tx, [card]))
}

/** Which of the sources these cards list are assets the visitor may read, in one question. */
export async function knownSources(tx: Tx, cards: readonly Answers[]): Promise<ReadonlySet<string>> {
  const codes = cards
    .map(sourceCodesOf)
    .filter((listed) => listed.length <= MOST_SOURCES)
    .flat()
  return codes.length > 0 ? findAssetCodes(tx, [...new Set(codes)]) : new Set()
}

/** What is wrong with the sources a card lists, given which codes are known. Pure. */
export function sourceProblems(card: Answers, known: ReadonlySet<string>): FieldProblem[] {
  const codes = sourceCodesOf(card)
  if (codes.length > MOST_SOURCES)
    return [{ field: 'sourceAssets', message: { zh: `最多列${MOST_SOURCES}个资产编码`, en: `At most ${MOST_SOURCES} codes` } }]
  const unknown = codes.filter((code) => !known.has(code))
  return [
    ...(unknown.length > 0
      ? [
          {
            field: 'sourceAssets',
            message: {
              zh: `平台上没有，或您看不到这些编码的资产：${unknown.slice(0, 5).join('、')}`,
              en: `No asset here that you may see has these codes: ${unknown.slice(0, 5).join(', ')}`,
            },
          },
        ]
      : []),
    ...(codes.includes(textOf(card['assetCode']))
      ? [{ field: 'sourceAssets', message: { zh: '不能以自身为原始数据', en: 'An asset is not its own source' } }]
      : []),
  ]
}

/** Why a card does not prove its origin; null when it does. Asked again before registration, also of cards of earlier editions. Pure. */
export function whyNotEvidenced(card: Answers, today: string): Words | null {
  const checked = checkForm('information-card', card, { mode: 'complete', today, by: 'platform' })
  const open = checked.ok ? [] : checked.fields.filter(({ field }) => originItems.includes(field))
  if (open.length === 0) return null
  return {
    zh: `来源及其证明不完整：${open.map(({ message }) => message.zh).join('；')}`,
    en: `Origin and evidence are not complete: ${open.map(({ message }) => message.en).join('; ')}`,
  }
}
