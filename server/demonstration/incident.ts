import { incidentRoutes } from '#contract/supervision-incidents.ts'
import { sessionRoutes } from '#contract/session.ts'
import { civilDate } from '#contract/working-days.ts'
import { bringPaper, hands } from './hands.ts'
import type { Stage } from './stage.ts'

const { draws, issues, operates } = hands
const minute = 60_000

/** The operator's incident: reported at once, dealt with, summed up with what was learnt, and confirmed by the centre (§7.5). */
export async function playIncident(stage: Stage): Promise<void> {
  const client = await stage.as(operates)
  const now = async () => new Date((await client.ask(sessionRoutes.readSession)).clock.now)
  const { id } = await stage.open('incident', operates, 'incident', null, async () => {
    const found = new Date((await now()).getTime() - 20 * minute)
    const [hour, half] = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Shanghai',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .format(found)
      .split(':')
      .map(Number)
    return {
      title: '气象指数接口异常调用',
      system: '公共数据授权运营平台',
      discoveredOn: civilDate(found),
      discoveredHour: hour,
      discoveredMinute: half,
      kind: 'misuse',
      level: 'ordinary',
      network: 'other',
      publicData: true,
      persons: 0,
      effect: '一个测试密钥被反复调用，返回的都是汇总指数',
      harmsPersons: false,
      suspectsCrime: false,
      isFlaw: false,
      planStarted: true,
      planLead: `数据安全应急预案，${operates}`,
      measures: '已停用该密钥，封存接口日志',
    }
  })
  await stage.act('incident:report', operates, id, 'submit')
  for (const [kind, body] of [
    ['progress', '核对接口日志，没有明细数据外流，原因是测试密钥没有按期收回'],
    ['ended', '密钥已全部轮换，接口加了调用频率限制'],
  ] as const) {
    await stage.once(`incident:${kind}`, async () => {
      await client.ask(incidentRoutes.reportIncident, {
        params: { id },
        body: { kind, body, toldAt: (await now()).toISOString(), key: `demo:incident:${kind}` },
      })
      return {}
    })
  }
  await stage.act('incident:final', operates, id, 'submit', async () => ({
    rootCause: '测试密钥没有按期收回，接口缺少调用频率限制',
    handling: '停用密钥，逐条核对调用记录，限制频率后恢复',
    damage: '未造成损失',
    lessons: '密钥没有按月轮换，告警没有人值守',
    improvements: '一个月内上线密钥按月轮换和告警值守',
    finalPaper: await bringPaper(stage, operates, '安全事件总结报告', ['事件：接口异常调用', '处置：已结束'], id),
  }))
  await stage.act('incident:confirm', draws, id, 'confirm', { opinion: '处置得当，改进措施下月复核' })
}

/** The centre inspects the operator for that cause, and orders what must be put right: the operator has yet to report (§5.3). */
export async function playFinding(stage: Stage): Promise<void> {
  const { id } = await stage.open('finding', issues, 'inspection', await stage.organisationOf(operates), async () => ({
    kind: 'special',
    cause: '接口异常调用事件暴露密钥管理不到位，须查清是否还有同类问题',
    focus: ['leakage', 'compliance'],
    manner: 'on-site',
    inspectors: `${issues}、${draws}`,
    plannedOn: await stage.today(),
    prepare: '密钥台账、接口日志、值守记录',
  }))
  await stage.act('finding:notice', issues, id, 'submit')
  await stage.act('finding:record', issues, id, 'file', async () => ({
    inspectedOn: await stage.today(),
    gravity: 'ordinary',
    findings: '两个已停用项目的密钥仍然有效，告警值守表缺两天记录',
  }))
  await stage.act('finding:statement', operates, id, 'submit', { agrees: 'yes', statement: '情况属实，接受整改' })
  await stage.act('finding:order', issues, id, 'return', {
    ground: '两个失效项目的密钥未收回，值守记录不全，规程第5.3条',
    measures: '收回全部失效密钥，补齐值守制度，提交密钥台账和值守记录',
  })
}
