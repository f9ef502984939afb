import { caseRoutes } from '#contract/cases.ts'
import { officersOf } from './inventories.ts'
import { printPaper } from './print-paper.ts'
import type { Stage } from './stage.ts'

const [acceptor, first, second] = ['叶受之', '林初晴', '陈复礼']
const signed = (who: string) => ({ truthful: true, contact: who, telephone: '0591-00000000' })

/** Opens a case and fills what changes beside what its draft begins with. */
async function begin(
  stage: Stage,
  step: string,
  who: string,
  procedure: string,
  assetId: string,
  changes: (caseId: string) => Promise<Record<string, unknown>>,
): Promise<string> {
  const { id } = await stage.open(step, who, procedure, assetId, {})
  await stage.once(`${step}:draft`, async () => {
    const client = await stage.as(who)
    const { version, draftRevision, draft } = await client.ask(caseRoutes.readCase, { params: { id } })
    await client.ask(caseRoutes.saveDraft, {
      params: { id },
      body: { version, draftRevision, answers: { ...draft, ...(await changes(id)) } },
    })
    return {}
  })
  return id
}

/** A registration is amended, with a notice that ends by the clock, and another is given up by its holder. */
export async function playChanges(stage: Stage, asset: (key: string) => string): Promise<void> {
  const fund = officersOf('fund').counter
  const change = await begin(stage, 'change:fund-monthly', fund, 'change-registration', asset('fund-monthly'), async () => ({
    ...signed(fund),
    kind: 'amend',
    reason: '自本年起统计口径增加灵活就业人员，登记内容简介和用途随之变更。',
    summary: '按月、区县和单位性质汇总的住房公积金缴存人数、缴存额与提取额，含灵活就业人员，不含个人信息。',
    purpose: '住房金融研究与授信模型',
  }))
  await stage.act('change:fund-monthly:submit', fund, change, 'submit')
  await stage.act('change:fund-monthly:accept', acceptor, change, 'accept')
  const hr = officersOf('hr').counter
  const ending = await begin(stage, 'deregistration:hr-fairs', hr, 'deregistration', asset('hr-fairs'), async () => ({
    ...signed(hr),
    ground: 'given-up',
    reason: '招聘会业务已并入省级公共就业平台，本局不再持续采集和维护该数据。',
    approval: '局长办公会纪要〔2026〕21号（演示）',
  }))
  await stage.act('deregistration:hr-fairs:submit', hr, ending, 'submit')
  await stage.act('deregistration:hr-fairs:accept', acceptor, ending, 'accept')
  await stage.until(28)
  await stage.act('change:fund-monthly:first', first, change, 'pass', {}, '变更内容与说明一致')
  await stage.act('deregistration:hr-fairs:first', first, ending, 'pass', {}, '事由成立')
  await stage.until(26)
  await stage.act('change:fund-monthly:second', second, change, 'pass')
  await stage.act('deregistration:hr-fairs:second', second, ending, 'confirm')
}

/** A registration that rested on an untrue statement is revoked after hearing its holder. */
export async function playRevocation(stage: Stage, asset: (key: string) => string): Promise<void> {
  await stage.until(4)
  const id = await begin(stage, 'revocation:estate-listings', acceptor, 'revocation', asset('estate-listings'), async (caseId) => ({
    ground: 'concealment',
    facts: '申请登记时称数据由本中心系统采集，经核实其中挂牌均价系向中介机构购入，购入合同不允许再登记和对外提供。',
    publicReason: '隐瞒数据来源，部分数据系购入且无登记权利',
    evidence: await stage.paper(
      acceptor,
      caseId,
      '核实记录.pdf',
      await printPaper('核实记录', [
        '核实事项：存量房挂牌均价的来源',
        '结论：系购入，合同限于内部使用。',
        '本文件为演示资料，机构与人员均为虚构。',
      ]),
    ),
  }))
  await stage.act('revocation:estate-listings:tell', acceptor, id, 'submit')
  await stage.act('revocation:estate-listings:statement', officersOf('estate').counter, id, 'file', {
    statement: '情况属实，经办人理解有误，已停止对外提供，同意撤销登记。',
  })
  await stage.until(3)
  await stage.act('revocation:estate-listings:first', first, id, 'pass', {
    explanation: '持有单位承认购入，合同不允许登记，登记内容与事实不符。',
  })
  await stage.act('revocation:estate-listings:second', second, id, 'confirm', {}, '同意')
}
