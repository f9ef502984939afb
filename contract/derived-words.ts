import { cardStates } from '#law/card-states.ts'
import { certificateStateWords } from '#law/certificate-states.ts'
import { destructionMethods } from '#law/forms/disposal.ts'
import { forms } from '#law/forms.ts'
import type { Words } from '#law/words.ts'
import { fieldsOf } from './forms.ts'
import { memoReason } from './memo-reason.ts'

const oneOf = (known: { readonly [key: string]: Words }) => (said: string) => Object.values(known).find(({ zh }) => zh === said)?.en ?? said
const certificateState = oneOf(certificateStateWords)
const manner = oneOf(fieldsOf(forms['use-mark'])['manner']?.options ?? {})
const method = oneOf(destructionMethods)
const right = oneOf(fieldsOf(forms['information-card'])['rights']?.options ?? {})
const rightsInEnglish = (said: string) => said.split('、').map(right).join(', ').toLowerCase()
const eachLine = (inEnglish: (line: string) => string) => (said: string) => said.split('\n').map(inEnglish).join('\n')

/** Text that may hold texts in brackets, as the name of a firm does（特殊普通合伙）. */
const INNER = '(?:[^（）]|（[^（）]*）)*'
const REGISTERED = new RegExp(`（(${INNER})，(\\d{4}-\\d\\d-\\d\\d)(?:，有效期至([^（）]*))?）$`)
const BRACKETED = new RegExp(`（(${INNER})）$`)

const outside = eachLine((line) =>
  line.replace(REGISTERED, (_, body: string, on: string, until?: string) => ` (${body}, ${on}${until ? `, valid until ${until}` : ''})`),
)

/**
 * What the platform writes in Chinese into items of a card that nobody fills in, for readers of English, by item; names, numbers and what
 * people wrote stay.
 */
const inEnglish: { readonly [field: string]: (said: string) => string } = {
  cardState: oneOf(cardStates),
  opinionPaper: (said) =>
    said
      .replace(BRACKETED, ' ($1)')
      .replace(/，针对第(\d+)版，资产现为第(\d+)版\)$/, ', on version $1; the asset is at version $2)')
      .replace(/，已于(\S+)过期\)$/, ', expired on $1)'),
  certificate: (said) =>
    said.replace(
      /（(.*)，有效期至([^，]*)(?:，登记权利：(.*))?）$/,
      (_, state: string, until: string, rights?: string) =>
        ` (${certificateState(state).toLowerCase()}, valid until ${until}${rights ? `, rights registered: ${rightsInEnglish(rights)}` : ''})`,
    ),
  nationalCode: outside,
  propertyCertificate: outside,
  useMark: eachLine((line) =>
    line.replace(
      /^(.*)，(.*?)，(.*)，(\d{4}-\d\d-\d\d)至(\d{4}-\d\d-\d\d)(（已到期）)?$/,
      (_, who: string, how: string, agreement: string, from: string, to: string, isOver?: string) =>
        `${who}, ${manner(how)}, ${agreement}, ${from} to ${to}${isOver ? ' (over)' : ''}`,
    ),
  ),
  derivedFrom: eachLine((line) => line.replace(/^(.*)（(.*?)）：/, '$1 ($2): ')),
  lastReview: (said) => said.replace('，', ', '),
  booking: (said) => (said === '已入账' ? 'Booked' : said === '未入账' ? 'Not booked' : said),
  amortisation: (said) => said.replace(/^直线法，(\d+)个月$/, 'Straight line, $1 months'),
  valuation: (said) => said.replace(/^([\d,.]+)元（(.*)）$/, 'CNY $1 ($2)'),
  vouchers: (said) => said.replaceAll('、', ', '),
  changes: (said) =>
    said
      .split('；')
      .map((one) => one.replace(/^第(\d+)版 /, 'version $1, '))
      .join('; '),
  memo: (said) =>
    said.replace(/^([\s\S]*)（复核日期(\S+)）$/, (_, reason: string, on: string) => `${memoReason(reason).en} (looked at again on ${on})`),
  disposals: eachLine((line) =>
    line
      .replace(/^(\S+) 转移，办件(\S+)$/, '$1 transferred, case $2')
      .replace(/^销毁在办，办件(\S+)$/, 'being destroyed, case $1')
      .replace(
        /^(\S+) 销毁（(.*?)），审批文号(.*)，办件(\S+)$/,
        (_, on: string, how: string, approval: string, number: string) =>
          `${on} destroyed (${how.split('、').map(method).join(', ').toLowerCase()}), approval ${approval}, case ${number}`,
      ),
  ),
}

/** An item that the platform derives, in both languages; what it has no words for stays as it is. Pure. */
export function derivedWords(field: string, said: string): Words {
  return { zh: said, en: inEnglish[field]?.(said) ?? said }
}
