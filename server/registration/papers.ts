import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { EffectGiven, EffectWork } from '#server/cases/lent.ts'
import { invalid } from '#server/denied.ts'
import { insertOpinion, insertValuation, type PaperGiven } from './papers.sql.ts'

const filed = z.object({ number: z.string(), validUntil: z.string(), paper: z.object({ sha256: z.string() }) })
const opinionAsked = filed.extend({ conclusion: z.string(), issuedOn: z.string() })
const valuationAsked = filed.extend({ method: z.string(), amountFen: z.number(), baseDate: z.string() })

/** Files the legal opinion with the version it was asked about; when the asset moved on meanwhile it is stale and says so (choice:paper-bound-to-version). */
export const fileOpinion: EffectWork = async (tx, given) => {
  const { conclusion, issuedOn, ...asked } = opinionAsked.parse(given.asked)
  const isKnown = await insertOpinion(tx, { ...paperOf(given, asked), conclusion, issuedOn })
  if (!isKnown) throw unknownPaper()
}

/** Files the valuation report with the version it was asked about (§4.5). */
export const fileValuation: EffectWork = async (tx, given) => {
  const { method, amountFen, baseDate, ...asked } = valuationAsked.parse(given.asked)
  if (asked.validUntil < baseDate) throw invalid([{ field: 'validUntil', message: { zh: '有效期不能早于评估基准日', en: 'Not earlier than the base date' } }])
  const isKnown = await insertValuation(tx, { ...paperOf(given, asked), method, amountFen, baseDate })
  if (!isKnown) throw unknownPaper()
}

function paperOf({ kase, actor, asked, at }: EffectGiven, { number, validUntil, paper }: z.infer<typeof filed>): PaperGiven {
  assert(kase.subjectVersion !== null && actor.organisationId, 'a paper is filed by an organisation on a version')
  return { id: randomUUID(), caseId: kase.id, assetId: kase.subjectId, version: kase.subjectVersion, firmId: actor.organisationId, number, validUntil, sha256: paper.sha256, answers: asked, at }
}

function unknownPaper() {
  return invalid([{ field: 'paper', message: { zh: '平台没有收到这份文件，请重新上传', en: 'The platform does not have this file; upload it again' } }])
}
