import { cast } from './cast.ts'
import { officersOf } from './inventories.ts'
import { printPaper } from './print-paper.ts'
import type { Stage } from './stage.ts'

/** Whose hands a destruction goes through at a holder with four data officers: two for the data, the head who approves, the witness. */
function handsOf(holder: string) {
  const { counter, checker } = officersOf(holder)
  const [, , approves, witnesses] = cast
    .find((o) => o.key === holder)!
    .people.filter((p) => p.role === 'producer')
    .map((p) => p.name)
  return { proposes: counter, recognises: checker, approves: approves!, executes: checker, witnesses: witnesses! }
}

/** The market authority destroys a list that a new one replaced: proposed, recognised, approved, carried out, witnessed. */
export async function playDestruction(stage: Stage, assetId: string, today: string): Promise<void> {
  const { proposes, recognises, approves, executes, witnesses } = handsOf('market')
  const { id } = await stage.open('destruction:market', proposes, 'destruction', assetId, {
    lossGrounds: ['superseded', 'no-demand'],
    lossReason: '该名单为2019年旧口径，已由经营主体登记基本信息全面替代，近三年无查询。',
    impact: '已核查信用服务和统计系统，均不再引用',
    retentionKinds: ['none'],
    retainFrom: '2020-01-01',
    retentionChecked: '核对了本局档案保管期限表和审计要求，均无继续保存的规定。',
    copies: '抽查管理系统历史库一份，备份卷一份',
    deidentifyPlan: '名单不含个人信息，销毁前停用查询接口并收回访问授权',
    plannedMethods: ['deletion', 'overwriting'],
    carriedOutBy: 'unit',
  })
  const act = (who: string, what: string, asked: Record<string, unknown> = {}) =>
    stage.act(`destruction:market:${what}`, who, id, what.split(':')[0]!, asked)
  const filed = (who: string, what: string, name: string, lines: readonly string[]) =>
    stage.once(`destruction:market:${what}:paper`, async () =>
      stage.paper(who, id, `${name}.pdf`, await printPaper(name, [...lines, '本文件为演示资料。'])),
    )
  await act(proposes, 'submit')
  await act(recognises, 'confirm:recognition', {
    valueLost: true,
    nothingToKeep: true,
    recognisedBy: '信用监督管理处、信息中心',
    opinion: '经核查，数据已失去价值，没有保存要求，同意按程序销毁。',
  })
  const paper = await filed(approves, 'pass', '数据资产销毁审批表', ['审批：局长办公会', '文号：榕市监办〔2026〕41号'])
  await act(approves, 'pass', {
    approvalKind: 'meeting',
    authority: '市市场监管局局长办公会',
    number: '榕市监办〔2026〕41号',
    approvedOn: today,
    paper,
  })
  const evidence = await filed(executes, 'file', '数据销毁操作日志', ['删除库表并覆写所在卷三遍', '备份卷同日处理，介质编号B-19'])
  await act(executes, 'file', {
    deidentified: '已停用查询接口，收回全部访问授权',
    methods: ['deletion', 'overwriting'],
    procedure: '删除历史库表，覆写所在卷三遍；备份卷B-19同日处理。',
    place: '市政务云机房二层',
    destroyedOn: today,
    operators: recognises,
    copiesGone: '备份卷B-19已覆写',
    verified: '用恢复工具扫描，无可恢复内容',
    evidence,
  })
  await act(witnesses, 'confirm:witness', { present: true, observed: '全程在场，核对介质编号和操作日志，与记录一致' })
}
