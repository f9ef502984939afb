import assert from 'node:assert/strict'
import { choices } from '#law/choices.ts'
import { procedures } from '#law/procedures.ts'
import type { EffectGiven } from '#server/cases/lent.ts'
import type { Tx } from '#server/db/transaction.ts'
import { registerAsset } from '#server/inventory/asset-changes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { type Registered, registeredOf } from './change-content.ts'
import { assetCardOf, factsOf } from './certificate-facts.ts'
import { certificateNumber } from './certificate-number.ts'
import { printCertificate } from './certificate-print.ts'
import { changeCertificates } from './certificate-status.sql.ts'
import { findGround, type GroundAsked, insertCertificate } from './issue.sql.ts'
import { marksOf } from './marks.ts'

/** What issuing needs of the platform: where files are kept and where people reach the check page. */
export type IssueMeans = Pick<Platform, 'files'> & { readonly config: Pick<Platform['config'], 'publicUrl'> }

/** A certificate to issue: type in Chinese, what is registered, whether it succeeds another one, why, and whether the holder is told with it. */
export type Issue = {
  readonly tells?: boolean
  readonly type: string
  readonly registered: Registered
  readonly replaces: string | null
  readonly ground: string
} & Pick<GroundAsked, 'papers' | 'term'>

/** Issues the certificate of a first registration, for the years of choice:certificate-validity. Answers with the number. */
export async function issueCertificate(tx: Tx, means: IssueMeans, given: EffectGiven): Promise<string> {
  return issue(tx, means, given, {
    tells: true,
    type: procedures[given.kase.procedure]?.title.zh ?? '',
    registered: registeredOf(given.kase.answers),
    replaces: null,
    ground: 'issued',
    papers: { version: null },
    term: { from: given.today, years: choices['certificate-validity'].value },
  })
}

/**
 * Issues a certificate in the transaction of the ending: number, frozen PDF/A on disk before the commit, the asset card
 * in place of the information card, and the asset in the register (§4.3 §4.6). Answers with the number.
 */
export async function issue(
  tx: Tx,
  { files, config }: IssueMeans,
  { kase, at, today }: EffectGiven,
  { tells, type, registered, replaces, ground: why, papers, term }: Issue,
): Promise<string> {
  const ground = await findGround(tx, { caseId: kase.id, assetId: kase.subjectId, replaces, papers, term })
  assert(ground, `case ${kase.number} has no version, opinion, valuation or registrar to certify`)
  const number = certificateNumber(ground.registrar.region, today.slice(0, 4), ground.serial)
  const facts = factsOf(ground, registered, type, today, replaces)
  const { pdf, template } = await printCertificate({ number, issuedOn: today, facts, checkUrl: `${config.publicUrl}/check/${number}` })
  const kept = await files.keep(pdf)
  const { id, name, holderId } = ground.asset
  const notes = tells
    ? [
        {
          organisationId: holderId,
          kind: 'certificate-issued',
          subject: number,
          words: { zh: `“${name}”已登记，凭证 ${number}`, en: `“${name}” is registered: certificate ${number}` },
          basis: '§4.3',
          href: `/desk/assets/${id}?tab=papers`,
        },
      ]
    : []
  if (replaces)
    await changeCertificates(
      tx,
      [{ number: replaces, status: 'changed', since: today, ground: why, reason: `已换发凭证${number}`, caseId: kase.id }],
      at,
    )
  await insertCertificate(tx, {
    number,
    caseId: kase.id,
    ground,
    facts,
    marks: marksOf(ground.card, ground.earlier !== null, ground.asset.acquiredAs),
    card: assetCardOf(ground),
    registered,
    replaces,
    why,
    pdf: kept,
    template,
    notes,
    at,
    today,
  })
  await registerAsset(tx, { assetId: kase.subjectId, at })
  return number
}
