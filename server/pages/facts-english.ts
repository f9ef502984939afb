import type { CertificateField } from '#contract/certificate-fields.ts'
import { fieldsOf } from '#contract/forms.ts'
import { several } from '#law/words.ts'
import { forms, type Form } from '#law/forms.ts'
import { registrationMarks } from '#law/marks.ts'
import { registrationTypes } from './notices.ts'

type Pattern = readonly [RegExp, string]

const dated = (text: string) =>
  text.replace(
    /(\d{4})年(\d{1,2})月(\d{1,2})日/g,
    (_, year: string, month: string, date: string) => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`,
  )

/** What the platform itself writes into remarks and marks, beside names and numbers. */
const sentences: readonly Pattern[] = [
  [/由凭证(\S+?)换发，原凭证同时失效。/g, 'Issued in place of certificate $1, which ended with it. '],
  [/公示期内收到异议(\d+)件，经复核均不成立。/g, 'Objections during the notice, none of which held on review: $1. '],
  [/评估值不是账面价值。/g, 'The amount of the valuation is no book value. '],
  [/本凭证记录登记事实，不单独创设权利。/g, 'The certificate records what was registered and creates no right by itself. '],
]
const besideMarks: readonly Pattern[] = [
  ...Object.values(registrationMarks).map(({ title }): Pattern => [new RegExp(`(^|；)${title.zh}，`, 'g'), `$1${title.en}, `]),
  [/原凭证(.{1,200}?)（(.{1,200}?)，(\S{1,20}?)发放）/g, 'certificate $1 ($2, issued on $3)'],
  [/来源地：/g, 'from '],
  [/原由行政事业单位持有/g, 'held by a public body before'],
  [/原由公用企业持有/g, 'held by a public utility before'],
  [/以有权机关的决定为准/g, 'whoever has the power decides'],
  [/；/g, '; '],
]
const rewritten = (text: string, patterns: readonly Pattern[]) => patterns.reduce((said, [from, to]) => said.replace(from, to), text).trim()

/** The words a form has for what it printed in Chinese; what it does not know stays. */
const optionOf = (form: Form, field: string) => (printed: string) =>
  Object.values(fieldsOf(forms[form])[field]?.options ?? {}).find(({ zh }) => zh === printed)?.en ?? printed
const rights = optionOf('registration-application', 'rights')
const industry = optionOf('information-card', 'industry')
const grading = ['category', 'importance', 'grade'].map((field) => optionOf('information-card', field))

const inEnglish: { readonly [F in CertificateField]?: (printed: string) => string } = {
  registrationType: (printed) => registrationTypes.get(printed)?.en ?? printed,
  marks: (printed) => dated(rewritten(printed, besideMarks)),
  rights: (printed) => printed.split('、').map(rights).join(', '),
  industry,
  limits: (printed) => (printed === '无' ? 'None' : printed),
  scale: (printed) =>
    printed
      .replace(/^([\d,]+)条/, (_, rows: string) => several(Number(rows.replaceAll(',', '')), 'record'))
      .replace('，', ', ')
      .replace(/字节$/, ' bytes'),
  grading: (printed) =>
    printed
      .split('；')
      .map((part) => grading.reduce((said, words) => words(said), part))
      .join('; '),
  opinion: (printed) => printed.replace(/（(.*)，无保留意见）$/, ' ($1, unqualified opinion)'),
  valuation: (printed) => printed.replace(/（(.*)）$/, ' ($1)'),
  amount: (printed) => printed.replace(/^([\d,.]+)元（.*）$/, 'CNY $1'),
  baseDate: dated,
  issuedOn: dated,
  validUntil: dated,
  remark: (printed) => rewritten(printed, sentences),
}

/** A fact of a certificate for readers of English: certificates are printed in Chinese; names and what people wrote stay as printed. */
export function factInEnglish(field: CertificateField, printed: string): string {
  return inEnglish[field]?.(printed) ?? printed
}
