import type { Finding } from '#contract/findings.ts'
import type { Answers, FieldProblem } from '#contract/forms.ts'
import { lastDayOf } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import type { Condition } from '#law/conditions.ts'
import { registrationForms } from '#law/registration-forms.ts'
import type { Words } from '#law/words.ts'
import type { Care, Fact, Why } from '#server/cases/lent.ts'
import { notFilled } from '#server/cases/not-filled.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { cardProblems, wholeCard } from '#server/inventory/card-problems.ts'
import { originProblems } from '#server/inventory/origin.ts'
import { changedCard, differing, isRevision, isSame } from './change-content.ts'
import type { Judge } from './facts.ts'
import type { Found } from './facts.sql.ts'
import { broughtBy } from './following.ts'
import { renewalDays } from './renewing.ts'
import { whyNotTaken } from './forms/register-scope.ts'
import { whyNotOrigin } from './property-record.ts'
import { whyNotPastRights } from './rights.ts'
import { findInRegister, type InRegister } from './standing.sql.ts'

const states = {
  changed: { zh: '已变更', en: 'changed' },
  expired: { zh: '已过期', en: 'expired' },
  deregistered: { zh: '已注销', en: 'deregistered' },
  revoked: { zh: '已撤销', en: 'revoked' },
} as const

/** The checks of changes and endings, each with the reason it does not hold; null when it holds. */
export const changeJudges: { readonly [C in Condition]?: Judge } = {
  'in-register': (found, { kase, today }) => whyNotInRegister(found, kase, today),
  'no-other-registration': ({ otherCase }) =>
    otherCase ? { zh: `该资产另有登记在办：${otherCase}`, en: `Another registration of this asset is open: ${otherCase}` } : null,
  'no-revocation': ({ revocation }) => whyRevoking(revocation),
  'renewal-in-time': (found, { today }) => whyNotInTime(found, today),
  'receiver-fits': (found, { kase, firmId, tied }) => whyNotReceiver(found, kase, firmId) ?? tied.receiver,
  revocable: ({ last }) =>
    last && (last.status === 'valid' || last.status === 'expired')
      ? null
      : last
        ? {
            zh: `凭证${last.number}${states[last.status as keyof typeof states]?.zh ?? ''}`,
            en: `Certificate ${last.number} is ${states[last.status as keyof typeof states]?.en ?? ''}`,
          }
        : { zh: '该资产没有登记过', en: 'The asset was never registered' },
}

/** Why an open revocation, told by its number, holds everything else of an asset; null when there is none. */
export function whyRevoking(revocation: string | null): Words | null {
  return revocation ? { zh: `登记机构正在办理该资产的撤销登记：${revocation}`, en: `A revocation is open: ${revocation}` } : null
}

/** Whether a condition is asked of a case at all: papers are asked of a renewal, not of an amendment or correction, and only a renewal has its days. */
export function applies(name: Condition, kase: Pick<CaseState, 'procedure' | 'draft'>): boolean {
  if (kase.procedure !== 'change-registration') return true
  const isRenewal = kase.draft['kind'] === 'renew'
  return isRenewal || (name !== 'unqualified-opinion' && name !== 'valuation-report' && name !== 'renewal-in-time')
}

/** Whether an amendment or correction differs from what is registered, and leaves a card that can stand; nothing is said of a renewal. */
export async function changeFact(tx: Tx, kase: CaseState, today: string): Promise<{ 'something-changes'?: Fact }> {
  if (!isRevision(kase, kase.draft)) return {}
  const register = await findInRegister(tx, kase.subjectId)
  const why = !register ? { zh: '该资产没有登记过', en: 'The asset was never registered' } : await whyNotChanged(tx, kase, register, today)
  return { 'something-changes': why ? { holds: false, why } : { holds: true } }
}

async function whyNotChanged(tx: Tx, kase: CaseState, register: InRegister, today: string): Promise<Why | null> {
  const { items, finding } = await broughtBy(tx, kase, kase.draft, register)
  if (differing(register, kase.draft, items).length === 0)
    return {
      zh: '申请内容与登记簿、资产卡完全相同，也没有待变动的分类分级和盘点结果',
      en: 'It is what the register and the card say already, and no grading or finding waits for a change',
    }
  const card = (register.card ?? {}) as Answers
  const after = changedCard({ registered: register.registered, card }, kase.draft, items) as Answers
  const origin = isSame(after['origin'], card['origin']) ? null : await whyNotOrigin(tx, kase.subjectId, after['origin'])
  if (origin) return { ...origin.message, basis: origin.basis, remedy: origin.remedy }
  const whole = wholeCard(after)
  return whatIsNew(
    { card, problems: await problemsOf(tx, card, null, today) },
    { card: whole, problems: await problemsOf(tx, whole, finding, today) },
  )
}

type Faulty = { readonly card: Answers; readonly problems: readonly FieldProblem[] }

/** What becomes wrong with a card: an item that was wrong before is passed over as long as it says the same. Pure. */
export function whatIsNew(before: Faulty, after: Faulty): Words | null {
  const isOld = (field: string) => before.problems.some((p) => p.field === field) && isSame(after.card[field], before.card[field])
  return after.problems.find(({ field }) => !isOld(field))?.message ?? null
}

/** What is wrong with a card, beside what its form asked in an earlier edition. */
const problemsOf = async (tx: Tx, card: Answers, finding: Finding | null, today: string) => [
  ...cardProblems(card, finding, today),
  ...(await originProblems(tx, card)),
]

function whyNotInRegister({ last, heldDays }: Found, kase: CaseState, today: string): Words | null {
  if (!last) return { zh: '该资产还没有登记', en: 'The asset is not registered yet' }
  // A renewal asked for in time is decided after the expiry too, and days that others' cases took are given back after it
  // (choice:renewal-window, choice:renewal-held).
  if (
    kase.draft['kind'] === 'renew' &&
    (last.status === 'valid' || last.status === 'expired') &&
    (kase.submittedAt !== null || today <= renewalDays(last.validUntil, heldDays).until)
  )
    return null
  if (last.status !== 'valid')
    return {
      zh: `凭证${last.number}${states[last.status as keyof typeof states]?.zh ?? ''}`,
      en: `Certificate ${last.number} is ${states[last.status as keyof typeof states]?.en ?? ''}`,
    }
  return last.validUntil < today
    ? { zh: `凭证${last.number}已于${last.validUntil}到期`, en: `Certificate ${last.number} expired on ${last.validUntil}` }
    : null
}

const changing: readonly string[] = ['change-registration', 'transfer-registration', 'third-party-correction']

/**
 * What is minded of a change other than a renewal that is open in the days of the renewal: while it is, none can be asked for, and when
 * the certificate runs out before the notice has, it ends with it (choice:renewal-window). Pure.
 */
export function whenRenewalDue({ last }: Pick<Found, 'last'>, kase: Pick<CaseState, 'procedure' | 'draft'>, today: string): Care | null {
  if (
    !last ||
    last.status !== 'valid' ||
    !changing.includes(kase.procedure) ||
    kase.draft['kind'] === 'renew' ||
    (kase.procedure === 'change-registration' && kase.draft['kind'] === undefined) ||
    today < renewalDays(last.validUntil, 0).from
  )
    return null
  const ends = lastDayOf(today, choices['notice-period'].value).date
  const late =
    ends > last.validUntil
      ? {
          zh: `；今日起公示也要到${ends}届满，凭证先到期的，本办件随之终止`,
          en: `; a notice from today would end on ${ends}, and this case ends with the certificate when that runs out first`,
        }
      : { zh: '', en: '' }
  // What others ask for takes nothing from the holder: the days it is open are not counted.
  if (kase.procedure === 'third-party-correction')
    return {
      basis: 'choice:renewal-held',
      zh: `凭证有效期至${last.validUntil}，已在续展申请期内，本办件办结前持有单位不能申请续展；在办的日数不计入申请期，届满后顺延${late.zh}`,
      en: `The certificate is valid until ${last.validUntil}: these are the days of its renewal, which its holder cannot ask for before this case ends; the days it is open are not counted, and are given back after the end${late.en}`,
    }
  return {
    basis: 'choice:renewal-window',
    zh: `凭证有效期至${last.validUntil}，已在续展申请期内，本办件办结前不能申请续展；持有单位需要续展的，先办续展${late.zh}`,
    en: `The certificate is valid until ${last.validUntil}: these are the days of its renewal, which cannot be asked for before this case ends; a holder that needs it renews first${late.en}`,
  }
}

function whyNotInTime({ version, last, card, heldDays }: Found, today: string): Why | null {
  if (!last) return null
  const { from, until } = renewalDays(last.validUntil, heldDays)
  if (until < today)
    return {
      zh: `凭证已于${last.validUntil}到期，续展申请期已过`,
      en: `The certificate expired on ${last.validUntil}; the days in which it may be renewed are over`,
    }
  // After the end the card can be revised again: what nobody registered is not renewed.
  if (last.validUntil < today && last.version !== undefined && version !== last.version)
    return {
      zh: `凭证到期后信息卡已改为第${version}版，登记的是第${last.version}版，不能续展`,
      en: `The card was revised to version ${version} after the certificate expired; version ${last.version} is registered, and nothing else is renewed`,
      basis: 'choice:renewal-held',
      remedy: { zh: '按现在的信息卡办理首次登记', en: 'Register anew by the card as it is' },
    }
  return today < from
    ? {
        zh: `凭证有效期至${last.validUntil}，${from}起才可以申请续展`,
        en: `The certificate is valid until ${last.validUntil}; it may be renewed from ${from}`,
      }
    : whyNotPastRights(card, last.validUntil)
}

function whyNotReceiver(
  { firmName, firmKind, isFirmActive, isFirmProducer, isFirmOfPapers, origin, isDutyData, property }: Found,
  kase: CaseState,
  firmId: string | null,
): Why | null {
  if (!firmId) return notFilled({ zh: '还没有选择受让单位', en: 'No new holder is chosen yet' })
  if (firmId === kase.holderId) return { zh: '受让单位就是现持有单位', en: 'It holds the asset already' }
  if (firmName === null) return { zh: '没有这个机构', en: 'There is no such organisation' }
  if (!isFirmActive || !isFirmProducer) return { zh: `${firmName}不是在用的数据生产主体`, en: `${firmName} is no active data producer` }
  if (property && firmKind && whyNotTaken(registrationForms.property, { holderKind: firmKind, origin, isDutyData }))
    return {
      zh: `该资产记有数据产权登记凭证${property}，${firmName}是党政机关，其履职数据不办理数据产权登记；请先终止这条记录`,
      en: `The data property certificate ${property} is recorded of the asset, and ${firmName} is an organ whose duty data takes none; end that record first`,
    }
  return isFirmOfPapers
    ? {
        zh: `${firmName}为该资产出具过意见书或评估报告，不能受让`,
        en: `${firmName} has given a paper on this asset and cannot take it over`,
      }
    : null
}
