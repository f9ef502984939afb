import assert from 'node:assert/strict'
import { choices } from '#law/choices.ts'
import { procedures } from '#law/procedures.ts'
import type { EffectGiven } from '#server/cases/lent.ts'
import type { Tx } from '#server/db/transaction.ts'
import { registerAsset } from '#server/inventory/asset-changes.sql.ts'
import { announce } from '#server/jobs/live.ts'
import type { Platform } from '#server/platform.ts'
import { assetCardOf, factsOf } from './certificate-facts.ts'
import { certificateNumber } from './certificate-number.ts'
import { printCertificate } from './certificate-print.ts'
import { findGround, insertCertificate } from './issue.sql.ts'

/** What issuing needs of the platform: where files are kept and where people reach the check page. */
export type IssueMeans = Pick<Platform, 'files'> & { readonly config: Pick<Platform['config'], 'publicUrl'> }

/**
 * Issues the certificate in the transaction of the ending: number, frozen PDF/A on disk before the commit, the asset card
 * in place of the information card, and the asset in the register (§4.3 §4.6). Answers with the number.
 */
export async function issueCertificate(tx: Tx, { files, config }: IssueMeans, { kase, at, today }: EffectGiven): Promise<string> {
  const ground = await findGround(tx, { caseId: kase.id, assetId: kase.subjectId, today, years: choices['certificate-validity'].value })
  assert(ground, `case ${kase.number} has no version, opinion, valuation or registrar to certify`)
  const number = certificateNumber(ground.registrar.region, today.slice(0, 4), ground.serial)
  const facts = factsOf(ground, kase.answers, procedures[kase.procedure]?.title.zh ?? '', today)
  const { pdf, template } = await printCertificate({ number, issuedOn: today, facts, checkUrl: `${config.publicUrl}/check/${number}` })
  const kept = await files.keep(pdf)
  await insertCertificate(tx, { number, caseId: kase.id, ground, facts, card: assetCardOf(ground), pdf: kept, template, at, today })
  await registerAsset(tx, kase.subjectId, at)
  await announce(tx, { kind: 'asset', id: kase.subjectId })
  return number
}
