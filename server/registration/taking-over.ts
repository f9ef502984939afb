import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { conditions } from '#law/conditions.ts'
import type { EffectGiven, EffectWork } from '#server/cases/lent.ts'
import { Denied } from '#server/denied.ts'
import { issue, type IssueMeans } from './issue.ts'
import { registeredOf, typeOf } from './change-content.ts'
import { insertOpinion, insertValuation } from './papers.sql.ts'
import { insertEarlier } from './taking-over.sql.ts'

const paper = z.object({ sha256: z.string() })
const day = z.string().optional()
const application = z.object({
  earlierNumber: z.string(),
  earlierBody: z.string(),
  earlierOn: z.string(),
  earlierUntil: z.string(),
  noticedWhere: day,
  noticedFrom: day,
  noticedUntil: day,
  opinionNumber: z.string(),
  opinionFirm: z.string(),
  opinionConclusion: z.string(),
  opinionOn: z.string(),
  opinionUntil: z.string(),
  opinionPaper: paper,
  valuationNumber: z.string(),
  valuationFirm: z.string(),
  valuationMethod: z.string(),
  valuationFen: z.number(),
  valuationBase: z.string(),
  valuationUntil: z.string(),
  valuationPaper: paper,
})
type Application = z.infer<typeof application>

/**
 * The effect by which an earlier registration goes on here: what it was and its papers are kept, and a marked certificate is issued for
 * what is left of its term (choice:legacy-registration).
 */
export const takeOver =
  (means: IssueMeans): EffectWork =>
  async (tx, given) => {
    const { kase, at } = given
    const said = application.parse(kase.answers)
    const isNew = await insertEarlier(tx, {
      caseId: kase.id,
      assetId: kase.subjectId,
      number: said.earlierNumber,
      body: said.earlierBody,
      issuedOn: said.earlierOn,
      validUntil: said.earlierUntil,
      noticedWhere: said.noticedWhere ?? null,
      noticedFrom: said.noticedFrom ?? null,
      noticedUntil: said.noticedUntil ?? null,
      at,
    })
    const { basis, remedy } = conditions['earlier-not-taken']
    if (!isNew)
      throw new Denied(409, {
        code: 'needs-earlier-not-taken',
        message: {
          zh: `原凭证${said.earlierNumber}或者该资产已经转入过`,
          en: `The earlier certificate ${said.earlierNumber} or the asset was taken over before`,
        },
        basis,
        remedy,
      })
    await keepPapers(tx, given, said)
    await issue(tx, means, given, {
      type: typeOf(kase),
      registered: registeredOf(kase.answers),
      replaces: null,
      ground: 'taken-over',
      papers: 'own',
      term: { until: said.earlierUntil },
    })
  }

/** The earlier papers stand with the asset like any other, under the names of firms that need not be on the platform. */
async function keepPapers(tx: Parameters<EffectWork>[0], { kase, at }: EffectGiven, said: Application): Promise<void> {
  assert(kase.subjectVersion !== null, 'an earlier registration is taken over on a version')
  const filed = { caseId: kase.id, assetId: kase.subjectId, version: kase.subjectVersion, answers: {}, at }
  const areKept = [
    await insertOpinion(tx, {
      ...filed,
      id: randomUUID(),
      firm: { name: said.opinionFirm },
      number: said.opinionNumber,
      conclusion: said.opinionConclusion,
      issuedOn: said.opinionOn,
      validUntil: said.opinionUntil,
      sha256: said.opinionPaper.sha256,
    }),
    await insertValuation(tx, {
      ...filed,
      id: randomUUID(),
      firm: { name: said.valuationFirm },
      number: said.valuationNumber,
      method: said.valuationMethod,
      amountFen: said.valuationFen,
      baseDate: said.valuationBase,
      validUntil: said.valuationUntil,
      sha256: said.valuationPaper.sha256,
    }),
  ]
  assert(areKept.every(Boolean), `case ${kase.number} takes over papers that were brought in`)
}
