import { CONTACTS, fitLandline, fitMobile } from '#scanner/recognise/contacts.ts'
import { DOCUMENTS } from '#scanner/recognise/documents.ts'
import { personalShare } from '#scanner/recognise/inside-text.ts'
import { ORGANISATIONS } from '#scanner/recognise/organisations.ts'
import { PERSONS } from '#scanner/recognise/persons.ts'
import { PLACE_KINDS } from '#scanner/recognise/places.ts'
import { FIT } from '#scanner/recognise/recogniser.ts'
import { guessThing } from '#scanner/recognise/things.ts'
import { timeOf } from '#scanner/recognise/times.ts'
import { share } from '#scanner/recognise/column-view.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Recogniser } from '#scanner/recognise/recogniser.ts'

/** What a column was judged to mean, how sure that is, and why. */
export type Verdict = { type: SemanticType; confidence: number; masked: boolean; evidence: Words }

const EVERY: readonly Recogniser[] = [...DOCUMENTS, ...CONTACTS, ...PLACE_KINDS, ...ORGANISATIONS, ...PERSONS]
const FIRST_LOOK = 200
/** Kinds whose form says so little that a heading must be exact before an empty column is taken for them. */
const TELLING_WHEN_EMPTY: readonly SemanticType[] = ['id_number', 'bank_card', 'passport', 'health_status', 'credential', 'biometric', 'social_security_no']

type Candidate = { type: SemanticType; score: number; form: number; checked: number; masked: number; hint: number }

/** Judges one column: values first, heading second, and the shape of the values where nothing else speaks. */
export function judgeColumn(view: ColumnView): Verdict {
  if (view.filled === 0) return judgeEmpty(view)
  const time = timeOf(view)
  if (time) return { ...time, masked: false, evidence: { zh: `抽样值为日期或时间（置信度 ${percent(time.confidence)}）`, en: `Sampled values are dates or times (${percent(time.confidence)} sure)` } }
  const candidates = EVERY.map((one) => measure(one, view)).filter((one) => one !== null)
  const winner = candidates.sort((a, b) => b.score - a.score)[0]
  if (winner) return withPhones(winner, view)
  const inside = view.physical === 'text' || view.physical === 'json' ? personalShare(view) : 0
  if (inside > 0.003) {
    return { type: 'free_text_pii', confidence: Math.min(0.95, 0.6 + inside * 2), masked: false, evidence: { zh: `${percent(inside)} 的抽样文本内含手机号、身份证号或邮箱`, en: `${percent(inside)} of sampled texts hold a mobile number, identity number or e-mail` } }
  }
  const guess = guessThing(view)
  return { ...guess, masked: false, evidence: { zh: '按列名与取值形态推断，未见个人标识', en: 'Inferred from the heading and the shape of the values; nothing personal was seen' } }
}

function judgeEmpty(view: ColumnView): Verdict {
  const telling = TELLING_WHEN_EMPTY.find((type) => view.heading.hints.get(type) === 1 && (view.heading.chinese !== '' || type === 'id_number'))
  if (telling) return { type: telling, confidence: 0.3, masked: false, evidence: { zh: '本列全空，仅凭列名判断', en: 'The column is empty; judged by its heading alone' } }
  return { type: 'empty', confidence: 1, masked: false, evidence: { zh: '本列全空', en: 'The column is empty' } }
}

/** Measures one recogniser against the sample: form 40, check 40, heading 20 of 100; null when it does not hold. */
function measure(one: Recogniser, view: ColumnView): Candidate | null {
  const hint = view.heading.hints.get(one.type) ?? 0
  if (one.needsHeading && hint === 0) return null
  if (view.values.length > FIRST_LOOK && share(view.values.slice(0, FIRST_LOOK), (value) => one.fit(value) !== FIT.no) < 0.1) return null
  const counts = [0, 0, 0, 0]
  for (const value of view.values) counts[one.fit(value)]!++
  const all = view.values.length
  const masked = counts[FIT.masked]! / all
  const checked = counts[FIT.checked]! / all + masked
  const form = counts[FIT.form]! / all + checked
  const least = one.least ?? 0.6
  const holds = checked >= least || (hint >= 0.8 && form >= 0.6 && checked >= 0.2) || (hint === 1 && form >= 0.7 && !NEEDS_CHECK.has(one.type))
  if (!holds || one.unless?.(view, hint)) return null
  return { type: one.type, score: 0.4 * form + 0.4 * checked + 0.2 * hint, form, checked, masked, hint }
}

/** Kinds with a check digit: form without a right check is another number, whatever the heading says. */
const NEEDS_CHECK: ReadonlySet<SemanticType> = new Set(['id_number', 'uscc', 'bank_card', 'imei', 'business_licence_no', 'vin', 'org_code', 'email', 'plate', 'gender', 'credential', 'url'])

/** Mobile and fixed numbers mixed evenly are `phone`; one kind leading keeps its own name. */
function withPhones(winner: Candidate, view: ColumnView): Verdict {
  let type = winner.type
  if (type === 'phone' || type === 'landline' || type === 'mobile') {
    const mobiles = share(view.values, (value) => fitMobile(value) !== FIT.no)
    const fixed = share(view.values, (value) => fitLandline(value) === FIT.checked)
    type = mobiles >= 0.6 ? 'mobile' : fixed >= 0.8 && mobiles < 0.1 ? 'landline' : 'phone'
  }
  const named = winner.hint > 0 ? { zh: '，列名相符', en: ', and the heading agrees' } : { zh: '', en: '' }
  const hidden = winner.masked >= 0.6 ? { zh: '，值已脱敏', en: '; values are masked' } : { zh: '', en: '' }
  return {
    type,
    confidence: Math.min(1, winner.hint > 0 ? winner.score : winner.score * 1.15),
    masked: winner.masked >= 0.6,
    evidence: {
      zh: `抽样 ${view.values.length} 个值，${percent(winner.form)} 符合格式，${percent(winner.checked)} 通过校验${named.zh}${hidden.zh}`,
      en: `Of ${view.values.length} sampled values ${percent(winner.form)} have the form and ${percent(winner.checked)} pass the check${named.en}${hidden.en}`,
    },
  }
}

function percent(part: number): string {
  return `${Math.round(part * 1000) / 10}%`
}
