import { inspectionRoutes } from '#contract/supervision-inspections.ts'
import { rulingRoutes } from '#contract/supervision-rulings.ts'
import { officersOf } from './inventories.ts'
import type { Stage } from './stage.ts'

const [bureau, finance] = ['郑远航', '钱分明']
const focus = ['scope', 'compliance'] as const

/**
 * Plays supervision: a programme with its draw and the inspection of whoever was drawn, an interpretation of both bureaux, and a liaison
 * meeting (§7.2, §8.4).
 */
export async function playOversight(stage: Stage, today: string, until: string): Promise<void> {
  const client = await stage.as(bureau)
  const programme = await stage.once('oversight:programme', () =>
    client.ask(inspectionRoutes.addProgramme, {
      body: {
        title: `${today.slice(0, 4)}年运营主体年度检查`,
        party: 'operator',
        focus: [...focus],
        beginsOn: today,
        endsOn: until,
        sample: 2,
        key: 'demo:oversight:programme',
      },
    }),
  )
  const drawn = await stage.once('oversight:draw', async () => {
    const { number } = await client.ask(inspectionRoutes.drawProgramme, { params: { id: programme.id } })
    const { items } = await client.ask(inspectionRoutes.listDraws, { params: { id: programme.id }, query: { drawn: 'yes' } })
    return { number, first: items[0]!.organisationId }
  })
  const inspection = await stage.open('oversight:inspection', bureau, 'inspection', drawn.first, {
    kind: 'routine',
    programme: drawn.number,
    focus: [...focus],
    manner: 'on-site',
    inspectors: '郑远航、随机抽取检查员一名',
    plannedOn: until,
    prepare: '授权运营协议、使用记录、内部管理制度',
  })
  await stage.act('oversight:inspection:submit', bureau, inspection.id, 'submit')
  const { counter } = officersOf('weather')
  const asked = await playQuestion(
    stage,
    'oversight:question',
    counter,
    {
      title: '由观测数据推算的格点预报属于哪种取得方式',
      clause: '§3.6',
      question: '本单位用自有观测数据推算的逐小时格点预报，盘点时按采集取得还是加工取得？',
    },
    '由本单位数据推算形成的新数据，按加工取得认定，并说明推算方法。',
  )
  await stage.act('oversight:question:agree', finance, asked, 'pass', { opinion: '同意，入账口径一并适用' })
  await stage.once('oversight:meeting', async () =>
    (await stage.as(finance)).ask(rulingRoutes.addMeeting, {
      body: {
        title: `${today.slice(0, 4)}年试点工作联络会议`,
        metOn: today,
        participants: '市数据局、市财政局、市国资委、市大数据服务中心',
        decisions: '议定运营主体年度检查安排；收集各单位对登记时限的意见。',
        key: 'demo:oversight:meeting',
      },
    }),
  )
}

/** Somebody asks what a clause means; the bureau drafts an answer and agrees to it, and the Finance Bureau has yet to (§8.4). Answers with the case. */
export async function playQuestion(
  stage: Stage,
  step: string,
  who: string,
  asked: { readonly title: string; readonly clause: string; readonly question: string },
  answer: string,
): Promise<string> {
  const { id } = await stage.open(step, who, 'interpretation', null, { ...asked, kind: 'interpretation' })
  await stage.act(`${step}:submit`, who, id, 'submit')
  await stage.act(`${step}:file`, bureau, id, 'file', async () => ({ answer, effectiveOn: await stage.today() }))
  await stage.act(`${step}:pass`, bureau, id, 'pass', { opinion: '同意' })
  return id
}
