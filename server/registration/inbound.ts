import { type OrganisationKind, organisationKinds } from '#law/parties.ts'
import { publicDataHolders, registrationMarks } from '#law/marks.ts'
import { forms } from '#law/forms.ts'
import type { Words } from '#law/words.ts'
import type { CaseState } from '#server/cases/state.ts'
import { cardAfter } from './change-content.ts'
import type { Found } from './facts.sql.ts'

const fields = forms['information-card'].sections[0].fields
/** What the card of an inbound asset must state before it is registered. */
const stated = ['inboundFrom', 'inboundProvider', 'inboundContract', 'inboundOn'] as const

/** Whether the card, as the case would leave it, calls the data inbound (§6.10). */
export function isInbound({ card }: Found, kase: Pick<CaseState, 'procedure' | 'draft'>): boolean {
  return cardAfter(card, kase, kase.draft)['inbound'] === true
}

/**
 * Why inbound data may not be registered, judged by the card as the case would leave it: who holds it, or is to hold it, is a public body,
 * it was acquired from one, or the card does not say where it comes from (choice:trial-registration, choice:public-data-stays,
 * choice:utility-data-stays). Null for all other data.
 */
export function whyNotInbound(
  { card: current, holderKind, firmKind, acquiredAs }: Found,
  kase: Pick<CaseState, 'procedure' | 'draft'>,
): Words | null {
  const card = cardAfter(current, kase, kase.draft)
  if (card['inbound'] !== true) return null
  const kind = (kase.draft['newHolder'] ? firmKind : holderKind) as OrganisationKind | null
  if (kind && publicDataHolders.includes(kind))
    return {
      zh: `入境数据的探索登记只受理非公共数据，持有单位是${organisationKinds[kind].title.zh}`,
      en: `Inbound data is registered on trial when it is non-public, and the holder is of the kind: ${organisationKinds[kind].title.en}`,
    }
  if (acquiredAs)
    return {
      zh: `入境数据的探索登记只受理非公共数据，该资产${registrationMarks[acquiredAs].title.zh}`,
      en: `Inbound data is registered on trial when it is non-public; of this asset: ${registrationMarks[acquiredAs].title.en.toLowerCase()}`,
    }
  const open = stated.filter((field) => typeof card[field] !== 'string' || card[field].trim() === '').map((field) => fields[field].label)
  return open.length > 0
    ? {
        zh: `入境数据没有写明${open.map(({ zh }) => zh).join('、')}`,
        en: `Of the inbound data the card does not state: ${open.map(({ en }) => en).join(', ')}`,
      }
    : null
}
