import { createHash, randomUUID } from 'node:crypto'
import { canonicalJson } from '#contract/canonical.ts'
import { type AgreementTerms, policyOf } from '#contract/odrl/agreement-policy.ts'
import type { Problem } from '#contract/route.ts'
import { textOf } from '#contract/text-of.ts'
import { publicDataHolders, registrationMarks } from '#law/marks.ts'
import { type UseManner, useManners } from '#law/use-terms.ts'
import type { OrganisationKind } from '#law/parties.ts'
import type { EffectGiven } from '#server/cases/lent.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { findAcquired, findCard } from '#server/inventory/assets.sql.ts'
import { findByNumber, findMandate, insertAgreement, nextAgreementNumber } from './agreements.sql.ts'
import { findFiling } from './filings.sql.ts'

type Fields = NonNullable<Problem['fields']>
const listed = (answer: unknown) => [
  ...new Set(
    textOf(answer)
      .split(/[\n,，、]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  ),
]

/** Which names are no columns of the card of this version. */
async function unknownColumns(tx: Tx, assetId: string, version: number, columns: readonly string[]): Promise<string[]> {
  const card = await findCard(tx, assetId, version)
  const known = new Set(
    textOf(card?.card['fields'])
      .split('\n')
      .map((name) => name.trim()),
  )
  return columns.filter((name) => !known.has(name))
}

/**
 * Checks what a request asks for, field by field: columns of the card, a manner that leaves raw data in its domain, a term within mandate
 * and filing (§5.5, §5.6).
 */
export async function checkUseRequest(tx: Tx, { kase, today }: EffectGiven): Promise<void> {
  const { answers } = kase
  const fields: Fields = []
  const wrong = (field: string, zh: string, en: string) => fields.push({ field, message: { zh, en } })
  const unknown = await unknownColumns(tx, kase.subjectId, kase.subjectVersion ?? 0, listed(answers['columns']))
  if (unknown.length > 0)
    wrong(
      'columns',
      `资产卡的字段清单里没有：${unknown.slice(0, 10).join('、')}`,
      `Not among the columns of the card: ${unknown.slice(0, 10).join(', ')}`,
    )
  const manner = useManners[textOf(answers['manner']) as UseManner]
  const acquired = await findAcquired(tx, kase.subjectId)
  const isPublic = acquired !== null || publicDataHolders.includes(kase.holderKind as OrganisationKind)
  const [says, tells] = acquired
    ? [`，该资产${registrationMarks[acquired].title.zh}`, `; of this asset: ${registrationMarks[acquired].title.en.toLowerCase()}`]
    : ['', '']
  if (isPublic && manner.isRaw)
    wrong(
      'manner',
      `“${manner.title.zh}”会带出原始数据，公共数据不予授权（§5.6）${says}`,
      `“${manner.title.en}” carries raw data out of its domain and is refused for public data (§5.6)${tells}`,
    )
  const endsOn = textOf(answers['endsOn'])
  const [mandate, filing] = [
    await findMandate(tx, kase.subjectId, kase.applicantId!, today),
    await findFiling(tx, kase.applicantId!, kase.addresseeId!, today),
  ]
  if (mandate && endsOn > mandate.endsOn)
    wrong('endsOn', `不能晚于运营授权的期限（${mandate.endsOn}）`, `Not after the mandate ends (${mandate.endsOn})`)
  else if (filing && endsOn > filing.untilOn)
    wrong('endsOn', `不能晚于开发主体备案的有效期（${filing.untilOn}）`, `Not after the filing of the developer ends (${filing.untilOn})`)
  const renews = textOf(answers['renews']).trim()
  const before = renews ? await findByNumber(tx, renews, kase.applicantId!) : null
  if (renews && (before?.developerId !== kase.addresseeId || before.assetId !== kase.subjectId))
    wrong('renews', '没有本单位与该开发主体就这项资产签订的这份合同', 'There is no such agreement with this developer about this asset')
  if (fields.length > 0) throw invalid(fields, '§5.5')
}

/** Draws up the agreement of a request both reviewers agreed to, with its policy; nobody has signed it yet (§5.5). */
export async function drawUpAgreement(tx: Tx, { kase, at, today }: EffectGiven): Promise<void> {
  const { answers } = kase
  if (!kase.applicantId || !kase.addresseeId) throw notFound()
  const mandate = await findMandate(tx, kase.subjectId, kase.applicantId, today)
  if (!mandate)
    throw new Denied(409, {
      code: 'needs-mandated',
      message: { zh: '运营授权已不再有效', en: 'The mandate no longer stands' },
      basis: '§5.2',
      remedy: { zh: '退回需求，取得授权后重新提出', en: 'Send the request back until a mandate stands' },
    })
  const renews = textOf(answers['renews']).trim()
  const terms: AgreementTerms = {
    id: randomUUID(),
    number: await nextAgreementNumber(tx, today.slice(0, 4)),
    operatorId: kase.applicantId,
    developerId: kase.addresseeId,
    assetId: kase.subjectId,
    assetVersion: kase.subjectVersion ?? 1,
    purposeClass: textOf(answers['purposeClass']),
    purpose: textOf(answers['purpose']),
    columns: listed(answers['columns']),
    manner: textOf(answers['manner']),
    places: Array.isArray(answers['places']) ? answers['places'].map(String) : [],
    beginsOn: textOf(answers['beginsOn']),
    endsOn: textOf(answers['endsOn']),
    mostUses: typeof answers['mostUses'] === 'number' ? answers['mostUses'] : null,
    renews: renews ? ((await findByNumber(tx, renews, kase.applicantId))?.id ?? null) : null,
  }
  const policy = policyOf(terms)
  await insertAgreement(tx, {
    terms,
    caseId: kase.id,
    mandateId: mandate.id,
    policy,
    digest: createHash('sha256').update(canonicalJson(policy)).digest('hex'),
    at,
  })
}
