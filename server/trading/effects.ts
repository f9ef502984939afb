import assert from 'node:assert/strict'
import { permittedIncome } from '#contract/price-ceiling.ts'
import { textOf } from '#contract/text-of.ts'
import { listingChanges, type ListingChange } from '#law/products.ts'
import type { EffectGiven, EffectWork } from '#server/cases/lent.ts'
import type { Tx } from '#server/db/transaction.ts'
import { invalid } from '#server/denied.ts'
import type { Jobs } from '#server/jobs/jobs.ts'
import { announce } from '#server/jobs/live.ts'
import { delistBy } from './delisting.ts'
import { publishDisclosure } from './disclosures/disclosing.ts'
import { tellLeaving } from './leaving.ts'
import { changeListing, findProduct, insertPrice, listProduct, numberProduct, writeSpecification } from './products.sql.ts'
import { findSources, replaceSources } from './sources.sql.ts'
import { keptSources, linesOf, madeFrom } from './sources.ts'

/** What this room does when the case of a product asks for it. */
export const makeTradingEffects = (jobs: Pick<Jobs, 'enqueue'>) =>
  ({
    'write-product': writeProduct,
    'conclude-review': concludeReview,
    'publish-disclosure': publishDisclosure,
    'set-price': setPrice,
    'list-product': async (tx, { kase, asked, at }) => {
      const isFree = await listProduct(tx, kase.subjectId, textOf(asked['exchangeNumber']).trim(), at)
      if (!isFree)
        throw invalid([{ field: 'exchangeNumber', message: { zh: '这个编号已经给了另一产品', en: 'This number is another product’s' } }])
      await tell(tx, kase.subjectId)
    },
    'change-listing': async (tx, given) => {
      const { answers, subjectId } = given.kase
      const { to } = listingChanges[answers['change'] as ListingChange]
      await (to === 'delisted' ? delistBy(jobs, tx, { id: subjectId }, given) : changeListing(tx, subjectId, to))
      await tell(tx, subjectId)
    },
    'delist-entrusted': (tx, given) =>
      delistBy(jobs, tx, { operatorId: given.kase.addresseeId!, assetId: given.kase.subjectId, today: given.today }, given),
    'delist-transferred': (tx, given) => delistBy(jobs, tx, { assetId: given.kase.subjectId, today: given.today }, given),
    'tell-leaving': async (tx, given) => {
      await tellLeaving(tx, given)
    },
    'delist-developed': (tx, given) =>
      delistBy(jobs, tx, { operatorId: given.kase.applicantId!, developerId: given.kase.subjectId, endedAt: given.at }, given),
    'delist-products': (tx, given) => delistBy(jobs, tx, { operatorId: given.kase.subjectId }, given),
  }) as const satisfies Record<string, EffectWork>

const tell = (tx: Tx, id: string) => announce(tx, { kind: 'product', id })

async function writeProduct(tx: Tx, { kase, today }: EffectGiven): Promise<void> {
  const product = await findProduct(tx, kase.subjectId)
  assert(product, 'who submits a specification reads its product')
  const { answers } = kase
  const lines = linesOf(answers)
  const found = await findSources(
    tx,
    product.developerId,
    lines.map(({ number }) => number),
    today,
  )
  const made = madeFrom(found)
  await replaceSources(tx, { id: product.id, developerId: product.developerId, operatorId: made.operatorId }, keptSources(lines, found))
  await writeSpecification(tx, product.id, {
    name: textOf(answers['title']),
    kind: textOf(answers['kind']),
    purposeClass: textOf(answers['purposeClass']),
    ...made,
    specification: answers,
  })
  await tell(tx, product.id)
}

async function concludeReview(tx: Tx, { kase, today, at }: EffectGiven): Promise<void> {
  const product = await findProduct(tx, kase.subjectId)
  assert(product, 'who concludes a review reads its product')
  await numberProduct(tx, product.id, { state: product.usesPublic ? 'filed' : 'reviewed', year: today.slice(0, 4), at })
  await tell(tx, product.id)
}

/** A pricing paper comes into force: free of charge, within its ceiling, or at market price. */
async function setPrice(tx: Tx, { kase, at }: EffectGiven): Promise<void> {
  const { answers } = kase
  const number = (field: string) => Number(answers[field] ?? 0)
  const charge = textOf(answers['charge'])
  const permittedFen =
    charge === 'ceiling'
      ? permittedIncome({ costFen: number('costFen'), bondYield: number('bondYield'), addOn: number('addOn'), taxFen: number('taxFen') })
      : null
  await insertPrice(tx, {
    caseId: kase.id,
    productId: kase.subjectId,
    charge,
    method: charge === 'free' ? null : textOf(answers['method']),
    unit: textOf(answers['unit']),
    priceFen: charge === 'free' ? 0 : number('priceFen'),
    ceilingFen: charge === 'ceiling' ? number('ceilingFen') : null,
    permittedFen,
    paper: answers,
    at,
  })
  await tell(tx, kase.subjectId)
}
