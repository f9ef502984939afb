import { useRoutes } from '#contract/use.ts'
import { bringPaper, hands } from './hands.ts'
import { officersOf } from './inventories.ts'
import type { Given, Stage } from './stage.ts'

const { bureau, receives, operates } = hands
const undertaking = { trueQualification: true, withinLimits: true, noSpreading: true, acceptsReview: true }
const signature = { signatory: '总经理', agrees: true }

/** What a request asks for: whose asset, which columns, for what. */
export type Wanted = {
  readonly holder: string
  readonly assetId: string
  readonly developer: string
  readonly purpose: string
  readonly columns: readonly string[]
  readonly manner: 'query' | 'model' | 'report'
}

/** Plays that the operator asks a developer it chose to confirm, and, where it does, that the centre receives the filing (§5.4). */
export async function playDeveloper(stage: Stage, developer: string, confirms: boolean): Promise<void> {
  const step = `developer:${developer}`
  const { id } = await stage.open(step, operates, 'developer-filing', await stage.organisationOf(developer), async () => {
    const today = await stage.today()
    return {
      ruleName: '数据开发主体选取办法（演示）',
      ruleOn: today,
      ruleTerms: '公开征集，按能力、安全、信用三项评分择优，结果公示。',
      rulePaper: await bringPaper(stage, operates, '数据开发主体选取办法', ['公开、公平、择优']),
      selectionWay: 'open',
      candidates: 4,
      selectionReason: '综合评分第一，具备同类数据产品的开发经验。',
      selectedOn: today,
      capability: '开发团队二十人，做过气象和信用数据产品。',
      security: '通过等级保护三级测评，人员签有保密协议。',
      cleanRecord: true,
      untilOn: `${Number(today.slice(0, 4)) + 2}-06-30`,
    }
  })
  await stage.act(`${step}:submit`, operates, id, 'submit')
  if (!confirms) return
  await stage.act(`${step}:confirm`, developer, id, 'confirm', undertaking)
  await stage.act(`${step}:receive`, receives, id, 'accept')
}

/** Hands in a request for use, which bureau and holder review beside each other (§5.7); answers with its case. */
export async function playRequest(stage: Stage, step: string, wanted: Wanted): Promise<string> {
  const { id } = await stage.open(step, operates, 'use-request', wanted.assetId, async (): Promise<Given> => {
    const today = await stage.today()
    return {
      developer: await stage.organisationOf(wanted.developer),
      purposeClass: 'industry',
      purpose: wanted.purpose,
      outcome: '上线产品，按月评价使用量和用户满意度。',
      columns: wanted.columns.join('\n'),
      manner: wanted.manner,
      places: ['government-cloud', 'clean-room'],
      beginsOn: today,
      endsOn: `${Number(today.slice(0, 4)) + 1}-12-31`,
      protection: '专人专机，访问留痕，结果审核后才能带出。',
    }
  })
  await stage.act(`${step}:submit`, operates, id, 'submit')
  return id
}

/** Plays a request to its agreement, signed by the operator and, where told, by the developer (§5.5). */
export async function playAgreement(stage: Stage, step: string, wanted: Wanted, developerSigns: boolean): Promise<string> {
  const id = await playRequest(stage, step, wanted)
  await stage.act(`${step}:bureau`, bureau, id, 'pass', {}, '目的和范围明确，同意使用')
  await stage.act(`${step}:holder`, officersOf(wanted.holder).counter, id, 'pass', {}, '不影响本单位业务，同意使用')
  await stage.act(`${step}:operator`, operates, id, 'confirm', signature)
  if (developerSigns) await stage.act(`${step}:developer`, wanted.developer, id, 'confirm', signature)
  return id
}

/**
 * Has uses judged under the agreement of a request, each before it happens: some within its limits and one for another purpose, which is
 * refused (§5.5, §7.6).
 */
export async function playUses(stage: Stage, step: string, caseId: string, wanted: Wanted, uses: number): Promise<void> {
  const client = await stage.as(operates)
  const { items } = await client.ask(useRoutes.listAgreements, { query: { assetId: wanted.assetId } })
  const params = { id: items.find((each) => each.caseId === caseId)!.id }
  const asked = { purposeClass: 'industry' as const, columns: [...wanted.columns], manner: wanted.manner, place: 'clean-room' as const }
  for (let n = 1; n <= uses; n++)
    await stage.once(`${step}:use:${n}`, () => client.ask(useRoutes.evaluateUse, { params, body: { ...asked, key: `demo:${step}:${n}` } }))
  await stage.once(`${step}:refused`, () =>
    client.ask(useRoutes.evaluateUse, { params, body: { ...asked, purposeClass: 'welfare', key: `demo:${step}:refused` } }),
  )
}
