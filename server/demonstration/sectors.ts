import { gradingRoutes } from '#contract/grading.ts'
import { sectorListRoutes } from '#contract/sector-lists.ts'
import { caseRoutes } from '#contract/cases.ts'
import { officersOf } from './inventories.ts'
import type { Stage } from './stage.ts'

const [compiler, approver] = ['卫统筹', '卫审定']
const plan = (year: number, until: string) => ({
  title: `医疗卫生公共数据资产目录清单（${year}年）`,
  year,
  scope: '本行业各单位已进入目录的公共数据资产，不含涉密数据和患者个案数据。',
  focus: '就医导航、商业保险、医疗资源规划三类需求优先；能脱敏共享的排在前面。',
  commentsUntil: until,
})

/** Plays gradings of units and of the sector authority, a request to grade again, and two editions of a sector list. */
export async function playSectors(stage: Stage, asset: (key: string) => string, today: string, until: string): Promise<void> {
  await playGradings(stage, asset)
  await playLists(stage, asset, today, until)
}

async function playGradings(stage: Stage, asset: (key: string) => string): Promise<void> {
  const { counter, checker } = officersOf('market')
  const unit = await stage.open('grading:market-sampling', counter, 'classification', asset('market-sampling'), {
    category: 'departmental',
    industry: 'S',
    attribute: '市场监管·食品安全抽检',
    harmObject: 'organisation',
    harmDegree: 'some',
    importance: 'general',
    grade: '2',
    classReason: '未公布前的抽检结论可能影响经营者声誉，按一般2级管理，公布后再降。',
  })
  await stage.act('grading:market-sampling:submit', counter, unit.id, 'submit')
  await stage.act('grading:market-sampling:confirm', checker, unit.id, 'confirm', {}, '同意，公布后提请重新分级')
  const sector = await stage.open('grading:health-institutions', compiler, 'sector-classification', asset('health-institutions'), {
    category: 'basic',
    industry: 'Q',
    attribute: '医疗服务·机构名录',
    harmObject: 'organisation',
    harmDegree: 'none',
    importance: 'general',
    grade: '1',
    classReason: '依法公示的执业登记信息，公开不产生危害。',
  })
  await stage.act('grading:health-institutions:submit', compiler, sector.id, 'submit')
  await stage.act('grading:health-institutions:confirm', approver, sector.id, 'confirm')
  await stage.once('regrading:water-grid', async () => {
    const { id } = await (
      await stage.as('罗网安')
    ).ask(gradingRoutes.askRegrading, {
      params: { id: asset('water-grid') },
      body: { trigger: 'request', reason: '供水管网网格可能涉及重要设施分布，请对照重要数据目录核对级别。' },
    })
    return { id }
  })
}

async function playLists(stage: Stage, asset: (key: string) => string, today: string, until: string): Promise<void> {
  const client = await stage.as(compiler)
  const year = Number(today.slice(0, 4))
  const begin = async (step: string) => {
    const { id: caseId } = await stage.open(`${step}:case`, compiler, 'sector-list', null, plan(year, until))
    const { subjectId } = await client.ask(caseRoutes.readCase, { params: { id: caseId } })
    await stage.once(`${step}:entries`, () => client.ask(sectorListRoutes.addEntries, { params: { id: subjectId }, body: { all: {} } }))
    return { caseId, params: { id: subjectId } }
  }
  const first = await begin('list:1')
  await stage.once('list:1:demand', () =>
    client.ask(sectorListRoutes.noteDemand, {
      params: first.params,
      body: {
        assetId: asset('health-institutions'),
        who: '某商业保险公司（虚构）',
        body: '定点医疗网络维护，需要机构等级和床位的季度更新',
        strength: 3,
      },
    }),
  )
  await stage.act('list:1:discuss', compiler, first.caseId, 'submit')
  const comment = await contribute(
    stage,
    'list:1',
    first.params,
    {
      kind: 'association',
      invitee: '市卫生信息学会（虚构）',
      person: '林学会',
      organisation: '福州市卫生信息学会（虚构）',
      body: '建议在名录中增加互联网医院标识，并写明床位数的统计口径。',
    },
    until,
  )
  await stage.once('list:1:answer', () =>
    client.ask(sectorListRoutes.answerComment, {
      params: { ...first.params, comment: comment.id },
      body: { answer: '采纳：下一次盘点增加互联网医院标识；床位数按编制床位统计，已写入概述。' },
    }),
  )
  await stage.act('list:1:check', compiler, first.caseId, 'submit')
  await stage.act('list:1:publish', approver, first.caseId, 'publish', {}, '意见均已答复，同意发布')
  const second = await begin('list:2')
  await stage.act('list:2:discuss', compiler, second.caseId, 'submit')
  await contribute(
    stage,
    'list:2',
    second.params,
    {
      kind: 'university',
      invitee: '某大学公共卫生学院（虚构）',
      person: '陈研究',
      organisation: '某大学公共卫生学院（虚构）',
      body: '希望按季度提供机构增减变化，用于医疗资源可及性研究。',
    },
    until,
  )
}

type Contribution = {
  readonly kind: 'association' | 'university'
  readonly invitee: string
  readonly person: string
  readonly organisation: string
  readonly body: string
}

/** Somebody from outside uses a link by real name and comments. */
function contribute(stage: Stage, step: string, params: { id: string }, given: Contribution, untilOn: string): Promise<{ id: string }> {
  return stage.once(`${step}:comment`, async () => {
    const client = await stage.as(compiler)
    const { link } = await client.ask(sectorListRoutes.invite, { params, body: { kind: given.kind, invitee: given.invitee, untilOn } })
    const { key } = await client.ask(sectorListRoutes.useInvitation, {
      body: { token: link.split('/').at(-1)!, person: given.person, organisation: given.organisation },
    })
    const { id } = await client.ask(sectorListRoutes.addComment, {
      body: { key, assetId: null, body: given.body, sendKey: `demo:${step}` },
    })
    return { id }
  })
}
