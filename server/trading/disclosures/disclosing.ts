import assert from 'node:assert/strict'
import { yuan } from '#contract/money.ts'
import type { Form } from '#law/forms.ts'
import { chargeUnits, productStates, type ProductState } from '#law/products.ts'
import type { EffectWork, Why } from '#server/cases/lent.ts'
import { notFilled } from '#server/cases/not-filled.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findOrganisation } from '#server/parties/organisations.sql.ts'
import { figuresOf, hasDisclosed, insertDisclosure, mandatesToDisclose, productsToDisclose } from './disclosures.sql.ts'

/** In which part a case discloses. */
const kindOf = ({ procedure }: CaseState) => (procedure === 'operator-disclosure' ? 'operator' : 'bureau')

/**
 * What a report begins with, from the records of its year, the last one where none is named: the mandates that ran in it, the products
 * listed in it and their fees; empty for every other application (choice:disclosure-report).
 */
export async function beginDisclosure(
  tx: Tx,
  application: readonly Form[],
  _subjectId: string,
  today: string,
  filled: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  if (!application.includes('disclosure-report')) return {}
  const year = Number(filled['year'] ?? Number(today.slice(0, 4)) - 1)
  const [mandates, products] = [await mandatesToDisclose(tx, year), await productsToDisclose(tx, year)]
  const per = (unit: string) => chargeUnits[unit as keyof typeof chargeUnits]?.zh ?? unit
  const price = (fen: number | null, unit: string) => (fen === null ? '未定价' : fen === 0 ? '无偿' : `${yuan(fen)}元/${per(unit)}`)
  const lines = mandates
    .map((m) => `${m.number}：${m.operatorName}，${m.beginsOn}至${m.endsOn}，资产${m.assets}项`)
    .join('\n')
    .slice(0, 4000)
  return {
    year,
    ...(lines ? { authorisation: lines } : {}),
    ...(products.length > 0
      ? {
          products: products.map((p) => ({
            name: `${p.name}（${p.number}）`,
            value: price(p.priceFen, p.unit),
            source: `${productStates[p.state as ProductState].zh}${p.ceilingFen === null ? '' : `，上限${yuan(p.ceilingFen)}元`}`,
          })),
        }
      : {}),
  }
}

/** Why a year may not be disclosed: it is not over, or was disclosed already; null when it may. */
export async function whyNotDisclosable(tx: Tx, kase: CaseState, today: string): Promise<Why | null> {
  const year = Number(kase.draft['year'] ?? kase.answers['year'] ?? 0)
  if (!Number.isInteger(year) || year < 2000) return notFilled({ zh: '还没有填写披露年度', en: 'The year is not stated yet' })
  if (year >= Number(today.slice(0, 4))) return { zh: `${year}年还没有结束`, en: `The year ${year} is not over yet` }
  return (await hasDisclosed(tx, kase.applicantId!, kindOf(kase), year))
    ? { zh: `${year}年已经披露`, en: `The year ${year} was disclosed already` }
    : null
}

/** Publishes the report as it was signed off, with the figures of the year as the records have them. */
export const publishDisclosure: EffectWork = async (tx, { kase, actor, at }) => {
  const unit = kase.applicantId ? await findOrganisation(tx, kase.applicantId) : undefined
  assert(unit, 'a report is published by the organisation that drew it up')
  const year = Number(kase.answers['year'])
  const kind = kindOf(kase)
  await insertDisclosure(tx, {
    caseId: kase.id,
    organisationId: unit.id,
    organisationName: unit.name,
    kind,
    year,
    report: kase.answers,
    figures: await figuresOf(tx, year, kind === 'operator' ? unit.id : null),
    signedName: actor.officerName,
    at,
  })
}
