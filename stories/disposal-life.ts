import type { City } from '#server/test/city.ts'

type Answers = Record<string, unknown>
/** Whose hands a destruction goes through at the transport office. */
export const hands = { proposes: '林清查', recognises: '陈复核', approves: '方审批', executes: '陈复核', witnesses: '郭监销' } as const

/** A proposal as an officer would fill it: the data is old, and what must be kept was kept long enough. */
export const proposal: Answers = {
  lossGrounds: ['superseded', 'no-demand'],
  lossReason: '新版线路数据已全面替代，旧版三年无人查询。',
  impact: '已核查下游系统，均已切换到新版',
  retentionKinds: ['none'],
  retainFrom: '2020-01-01',
  retentionChecked: '核对了档案、审计和行业规定，均无保存要求。',
  copies: '调度系统数据库一份，备份磁带一盘',
  deidentifyPlan: '线路数据不含个人信息，销毁前清空访问授权',
  plannedMethods: ['deletion', 'overwriting'],
  carriedOutBy: 'unit',
}
export const recognition: Answers = {
  valueLost: true,
  nothingToKeep: true,
  recognisedBy: '数据管理处、运行中心',
  opinion: '经核查已失去价值，没有保存要求。',
}

/** The approval of the unit's meeting, with its paper. */
export const approvalOf = async (city: City, caseId: string): Promise<Answers> => ({
  approvalKind: 'meeting',
  authority: '局长办公会',
  number: '榕交办〔2026〕7号',
  approvedOn: city.clock.today(),
  paper: await city.paper(hands.approves, caseId),
})
/** The record of what was done, with its evidence. */
export const recordOf = async (city: City, caseId: string): Promise<Answers> => ({
  deidentified: '已清空授权和导出接口',
  methods: ['deletion', 'overwriting'],
  procedure: '删除库表后对所在卷覆写三遍，磁带消磁，编号T-07',
  place: '市政务云机房',
  destroyedOn: city.clock.today(),
  operators: '陈复核',
  copiesGone: '备份磁带同日处理',
  verified: '恢复工具扫描，无可恢复内容',
  evidence: await city.paper(hands.executes, caseId),
})
export const witnessed: Answers = { present: true, observed: '全程在场，核对介质编号与记录一致' }

/** Proposes the destruction of an asset; answers with the case at its recognition. */
export async function proposed(city: City, assetId: string, changes: Answers = {}): Promise<string> {
  const id = await city.open(hands.proposes, 'destruction', assetId, { ...proposal, ...changes })
  await city.act(hands.proposes, id, 'submit')
  return id
}

/** Proposed, recognised and approved. */
export async function approved(city: City, assetId: string, changes: Answers = {}): Promise<string> {
  const id = await proposed(city, assetId, changes)
  await city.act(hands.recognises, id, 'confirm', recognition)
  await city.act(hands.approves, id, 'pass', await approvalOf(city, id))
  return id
}

/** Destroyed through all five hands; answers with the case. */
export async function destroyed(city: City, assetId: string, changes: Answers = {}): Promise<string> {
  const id = await approved(city, assetId, changes)
  await city.act(hands.executes, id, 'file', await recordOf(city, id))
  await city.act(hands.witnesses, id, 'confirm', witnessed)
  return id
}
