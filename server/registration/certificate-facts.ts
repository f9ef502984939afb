import type { CertificateField } from '#contract/certificate-fields.ts'
import { fieldsOf } from '#contract/forms.ts'
import { yuan } from '#contract/money.ts'
import { forms, type Form } from '#law/forms.ts'
import { capitalAmount } from './capital-amount.ts'
import type { Ground } from './issue.sql.ts'
import { dayOf } from './certificate-words.ts'
import { markFact } from './marks.ts'

/** Words of the register that stand on every certificate: it records, it does not create. */
export const recordsOnly = '本凭证记录登记事实，不单独创设权利。'

/** The facts of a certificate; only one that is marked has `marks`. */
export type CertificateFacts = { readonly [F in Exclude<CertificateField, 'marks'>]: string } & { readonly marks?: string }

/** What a certificate says, field by field, all text in Chinese: from the application, the card and the papers it rests on. */
export function factsOf(
  ground: Ground,
  application: Record<string, unknown>,
  registrationType: string,
  issuedOn: string,
  replaces: string | null = null,
): CertificateFacts {
  const { asset, card, holder, opinion, valuation } = ground
  const marks = markFact(card, ground.earlier, asset.acquiredAs)
  return {
    assetName: textOf(application['assetName']) || asset.name,
    registrant: holder.name,
    uscc: holder.uscc,
    registrationType,
    ...(marks ? { marks } : {}),
    assetCode: asset.code,
    rights: labelsOf('registration-application', 'rights', application['rights']),
    industry: labelsOf('information-card', 'industry', card['industry']),
    limits: textOf(application['limits']) || '无',
    summary: textOf(application['summary']) || textOf(card['summary']),
    scale: scaleOf(card),
    grading: ['category', 'importance', 'grade']
      .map((id) => labelsOf('information-card', id, card[id]))
      .filter(Boolean)
      .join('；'),
    opinion: `${opinion.number}（${opinion.firm}，无保留意见）`,
    valuation: `${valuation.number}（${valuation.firm}）`,
    amount: `${yuan(valuation.amountFen)}元（${capitalAmount(valuation.amountFen)}）`,
    baseDate: dayOf(valuation.baseDate),
    issuedOn: dayOf(issuedOn),
    validUntil: dayOf(ground.validUntil),
    registrar: ground.registrar.name,
    versionSm3: ground.versionSm3,
    remark: [
      ...(replaces ? [`由凭证${replaces}换发，原凭证同时失效。`] : []),
      ...(ground.objections > 0 ? [`公示期内收到异议${ground.objections}件，经复核均不成立。`] : []),
      '评估值不是账面价值。',
      recordsOnly,
    ].join(''),
  }
}

/** The information card with its accounting part still empty: the valuation stands beside it and is never its book value (§4.6). */
export function assetCardOf(ground: Ground): Record<string, unknown> {
  const accounting = {
    accountTitle: ground.card['accountTitle'] ?? null,
    initialCostFen: null,
    bookValueFen: null,
    recognisedOn: null,
    usefulLifeMonths: null,
  }
  return { ...ground.card, assetCode: ground.asset.code, holder: ground.holder.name, accounting }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function labelsOf(form: Form, field: string, value: unknown): string {
  const options = fieldsOf(forms[form])[field]?.options ?? {}
  return [value]
    .flat()
    .flatMap((one) => options[String(one)]?.zh ?? [])
    .join('、')
}

function scaleOf(card: Record<string, unknown>): string {
  const records = card['records']
  const bytes = card['bytes']
  const parts = [typeof records === 'number' ? `${records.toLocaleString('en-US')}条` : '', typeof bytes === 'number' ? sizeOf(bytes) : '']
  return parts.filter(Boolean).join('，')
}

/** So many bytes in the unit that reads best. */
export function sizeOf(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(4, Math.floor(Math.log(bytes) / Math.log(1024)))
  return step === 0 ? `${bytes}字节` : `${(bytes / 1024 ** step).toFixed(1)} ${['', 'KB', 'MB', 'GB', 'TB'][step]}`
}
