import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { calculation } from '#contract/valuation/calculation.ts'
import type { EffectGiven, EffectWork } from '#server/cases/lent.ts'
import { invalid } from '#server/denied.ts'
import { demandReason } from './quality-proposal.ts'
import { insertOpinion, insertValuation, type PaperGiven } from './papers.sql.ts'

const filed = z.object({ number: z.string(), validUntil: z.string(), paper: z.object({ sha256: z.string() }) })
const opinionAsked = filed.extend({ conclusion: z.string(), issuedOn: z.string() })
const valuationAsked = filed.extend({ method: z.string(), amountFen: z.number(), baseDate: z.string(), calculation })

/** Files the legal opinion with the version it was asked about; when the asset moved on meanwhile it is stale and says so (choice:paper-bound-to-version). */
export const fileOpinion: EffectWork = async (tx, given) => {
  const { conclusion, issuedOn, ...asked } = opinionAsked.parse(given.asked)
  const isKnown = await insertOpinion(tx, { ...paperOf(given, asked), conclusion, issuedOn })
  if (!isKnown) throw unknownPaper()
}

/** Files the valuation report with the version it was asked about (§4.5); that its amount follows from its parameters was checked with the form. */
export const fileValuation: EffectWork = async (tx, given) => {
  const { method, amountFen, baseDate, calculation: worked, ...asked } = valuationAsked.parse(given.asked)
  const paper = paperOf(given, asked)
  await demandReason(tx, worked, { id: paper.assetId, version: paper.version })
  const isKnown = await insertValuation(tx, { ...paper, method, amountFen, baseDate })
  if (!isKnown) throw unknownPaper()
}

function paperOf({ kase, actor, asked, at }: EffectGiven, { number, validUntil, paper }: z.infer<typeof filed>): PaperGiven {
  assert(kase.subjectVersion !== null && actor.organisationId, 'a paper is filed by an organisation on a version')
  return {
    id: randomUUID(),
    caseId: kase.id,
    assetId: kase.subjectId,
    version: kase.subjectVersion,
    firm: { id: actor.organisationId },
    number,
    validUntil,
    sha256: paper.sha256,
    answers: asked,
    at,
  }
}

function unknownPaper() {
  return invalid([
    { field: 'paper', message: { zh: '平台没有收到这份文件，请重新上传', en: 'The platform does not have this file; upload it again' } },
  ])
}
