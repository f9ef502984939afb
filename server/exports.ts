import type { z } from 'zod'
import { type AccountRequest, accountRoutes, type IdleAccount } from '#contract/accounts.ts'
import { type AccountCode, type BookPeriod, bookRoutes } from '#contract/books.ts'
import { type CardImport, cardRoutes } from '#contract/cards.ts'
import { type DestructionLine, disposalRoutes } from '#contract/disposal.ts'
import { exportRoutes as routes } from '#contract/exports.ts'
import { type HealthLine, healthRoutes } from '#contract/health.ts'
import { type FindingLine, inventoryRoutes, type RoundLine, type SourceLine } from '#contract/inventory.ts'
import { type ReadingLine, readingRoutes } from '#contract/readings.ts'
import { type Officer, type Organisation, partyRoutes } from '#contract/parties.ts'
import { type CallLine, type MandateAsset, type MandateLine, type OperatorLine, operatorRoutes } from '#contract/operators.ts'
import { type Notice, type RegisterLine, registrationRoutes } from '#contract/registration.ts'
import { type DueRecord, retentionRoutes } from '#contract/retention.ts'
import { type RoundCall, roundCallRoutes } from '#contract/round-calls.ts'
import { type DemandNote, type Invitation, type ListComment, type ListDifference, type SectorCandidate, type SectorListLine, sectorListRoutes } from '#contract/sector-lists.ts'
import { type DisputeLine, disputeRoutes } from '#contract/supervision-disputes.ts'
import { type AssessmentLine, type IncidentLine, incidentRoutes } from '#contract/supervision-incidents.ts'
import { type DrawLine, type InspectionLine, inspectionRoutes, type Programme } from '#contract/supervision-inspections.ts'
import { type ReportDuty, reportRoutes } from '#contract/supervision-reports.ts'
import { type Meeting, type Parameter, type Ruling, rulingRoutes } from '#contract/supervision-rulings.ts'
import { type SignalLine, signalRoutes } from '#contract/supervision-signals.ts'
import { type auditLine, supervisionRoutes } from '#contract/supervision.ts'
import { type AgreementLine, type EvaluationLine, type FilingLine, useRoutes } from '#contract/use.ts'
import { accountStates, idleReasons, requestKinds, requestStandings } from '#law/account-states.ts'
import { ledgerWords } from '#law/accounts/account.ts'
import { assetStateWords } from '#law/asset-states.ts'
import { actionWords, objectWords } from '#law/audit.ts'
import { choices } from '#law/choices.ts'
import { certificateStateWords } from '#law/certificate-states.ts'
import { disputeKinds, disputeOutcomes, disputeWays } from '#law/disputes.ts'
import { destructionMethods } from '#law/forms/disposal.ts'
import { type HealthRule, healthRules } from '#law/health.ts'
import { arrivalWords, everySector, findingStateWords, importStateWords, roundStateWords, sourceStateWords } from '#law/inventory-states.ts'
import { invitationStateWords, listDifferenceWords, listStateWords } from '#law/list-states.ts'
import { type RecordKind, recordKinds } from '#law/record-tables.ts'
import { callStateWords, mandateKinds, mandateStates } from '#law/operators.ts'
import { incidentKinds, incidentLevels } from '#law/incidents.ts'
import { creditEffects, inspectionFocus, inspectionGravities, inspectionKinds, inspectionOutcomes } from '#law/inspections.ts'
import { registrationMarks, type RegistrationMark } from '#law/marks.ts'
import { formerParties, organisationKinds, parties, type Party } from '#law/parties.ts'
import { procedures } from '#law/procedures.ts'
import { agreementStates, filingStates, purposeClasses, useManners, type UseManner, usePlaces, type UsePlace } from '#law/use-terms.ts'
import { type ReportFigure, reportFigures, reportStates } from '#law/reports.ts'
import { rulingKinds } from '#law/rulings.ts'
import { type RiskSignal, riskSignals } from '#law/signals.ts'
import { contributorKinds, demandStrengths } from '#law/potential.ts'
import { yuanCell } from './books/exports.ts'
import type { Handling } from './http/ask.ts'
import { type ExcelCell, excelMoment } from './http/excel.ts'
import { tableTitle } from './supervision/retention.ts'
import { exportingLists, type ListColumn, type ListExport } from './http/list-excel.ts'

type Columns<T> = { readonly [title: string]: readonly [width: number, cell: (line: T) => ExcelCell] }
const listed = <T>(route: ListExport['route'], list: ListExport['list'], name: string, columns: Columns<T>, linesOf?: ListExport['linesOf']): ListExport =>
  ({ route, list, name, ...(linesOf ? { linesOf } : {}), columns: Object.entries(columns).map(([title, [width, cell]]): ListColumn<never> => ({ title, width, cell: cell as ListColumn<never>['cell'] })) })
const at = (instant: string | null) => excelMoment(instant === null ? null : new Date(instant))
const methodOf = (method: string) => destructionMethods[method as keyof typeof destructionMethods]?.zh ?? method
const markOf = (mark: RegistrationMark) => registrationMarks[mark].title.zh
const mannerOf = (manner: string) => useManners[manner as UseManner]?.title.zh ?? manner
const roleOf = (role: string) => (parties[role as Party]?.title ?? formerParties[role])?.zh ?? role

const focusOf = (focus: readonly (keyof typeof inspectionFocus)[]) => focus.map(f => inspectionFocus[f].zh).join('、')
const worded = (words: { readonly [key: string]: { readonly zh: string } }, key: string | null) => (key === null ? '' : words[key]?.zh ?? key)

const noticeStates = { open: '公示中', suspended: '停止计算', closed: '已结束' } as const

const lists: readonly ListExport[] = [
  listed<RoundLine>(routes.roundsExcel, inventoryRoutes.listRounds, '盘点列表', { 盘点: [40, r => r.title], 年度: [8, r => r.year], 单位: [30, r => r.holderName], 状态: [10, r => roundStateWords[r.state].zh], 数据源: [10, r => r.sources], 发现: [10, r => r.findings], 已建卡: [10, r => r.carded], 资产不变: [10, r => r.kept], 开办时间: [20, r => at(r.createdAt)] }),
  listed<SourceLine>(routes.sourcesExcel, inventoryRoutes.readRound, '数据源', { 数据源: [40, s => s.name], 来源: [14, s => arrivalWords[s.arrivedBy].zh], 文件数: [8, s => s.files], 字节: [14, s => s.bytes], 状态: [10, s => sourceStateWords[s.state].zh], 行数: [12, s => s.doneRows], 发现: [8, s => s.findings], '用时（毫秒）': [12, s => s.tookMs], 问题: [50, s => s.fault?.zh ?? ''], 添加时间: [20, s => at(s.addedAt)] }, (round: { readonly sourceList: readonly never[] }) => round.sourceList),
  listed<FindingLine>(routes.findingsExcel, inventoryRoutes.listFindings, '扫描结果', { 数据集: [40, f => f.dataset], 数据源: [40, f => f.sourceName], 行数: [12, f => f.rows], 字节: [14, f => f.bytes], 字段数: [8, f => f.columns], 含个人信息字段: [14, f => f.personalColumns], 级别: [8, f => f.grade], 问题数: [8, f => f.faults], 状态: [12, f => findingStateWords[f.state].zh], 资产编码: [30, f => f.assetCode], 说明或不纳入理由: [40, f => f.setAsideReason] }),
  listed<CardImport>(routes.cardImportsExcel, cardRoutes.listCardImports, '导入记录', { 表格: [40, i => i.name], 方式: [12, i => (i.way === 'existing' ? '存量台账' : '新建')], 状态: [16, i => importStateWords[i.state].zh], 行数: [10, i => i.lines], 错误: [10, i => i.faults], 导入人: [14, i => i.addedBy], 时间: [20, i => at(i.addedAt)] }),
  listed<RoundCall>(routes.roundCallsExcel, roundCallRoutes.listRoundCalls, '盘点布置', { 盘点: [40, c => c.title], 年度: [8, c => c.year], 行业: [16, c => c.sector || everySector.zh], 布置单位: [30, c => c.organisationName], 结束日期: [12, c => c.endsOn], 单位数: [10, c => c.units], 已启动: [10, c => c.started], 已发布: [10, c => c.published], 布置人: [14, c => c.issuedName], 布置时间: [20, c => at(c.issuedAt)] }),
  listed<SectorListLine>(routes.sectorListsExcel, sectorListRoutes.listSectorLists, '行业清单列表', { 清单: [40, l => l.title], 行业: [16, l => l.sector], 年度: [8, l => l.year], 主管部门: [30, l => l.authorityName], 状态: [10, l => listStateWords[l.state].zh], 版本: [8, l => l.edition], 资产: [10, l => l.entries], 待答复意见: [12, l => l.openComments], 发布人: [14, l => l.publishedName], 发布时间: [20, l => at(l.publishedAt)] }),
  listed<SectorCandidate>(routes.candidatesExcel, sectorListRoutes.listCandidates, '可选入的资产', { 名称: [40, c => c.name], 资产编码: [30, c => c.code], 持有单位: [30, c => c.holderName], 级别: [8, c => c.grade], 状态: [12, c => assetStateWords[c.state as keyof typeof assetStateWords].zh], 入目录时间: [20, c => at(c.cataloguedAt)] }),
  listed<DemandNote>(routes.demandsExcel, sectorListRoutes.listDemands, '市场需求记录', { 资产: [40, d => d.assetName], 谁需要: [30, d => d.who], 强度: [14, d => demandStrengths[d.strength as keyof typeof demandStrengths].zh], 用途: [60, d => d.body], 记录人: [14, d => d.notedName], 时间: [20, d => at(d.notedAt)] }),
  listed<Invitation>(routes.invitationsExcel, sectorListRoutes.listInvitations, '邀请', { 邀请对象: [30, i => i.invitee], 类型: [14, i => contributorKinds[i.kind].zh], 实名参与者: [14, i => i.person], 所在单位: [30, i => i.organisation], 状态: [10, i => invitationStateWords[i.state].zh], 期限: [12, i => i.untilOn], 意见: [8, i => i.comments], 邀请人: [14, i => i.madeName], 邀请时间: [20, i => at(i.madeAt)], 启用时间: [20, i => at(i.usedAt)], 收回时间: [20, i => at(i.endedAt)] }),
  listed<ListComment>(routes.commentsExcel, sectorListRoutes.listComments, '参与者意见', { 资产: [40, c => c.assetName], 意见: [60, c => c.body], 参与者: [14, c => c.person], 所在单位: [30, c => c.organisation], 类型: [14, c => contributorKinds[c.kind].zh], 时间: [20, c => at(c.at)], 答复: [60, c => c.answer], 答复人: [14, c => c.answeredName], 答复时间: [20, c => at(c.answeredAt)] }),
  listed<ListDifference>(routes.differencesExcel, sectorListRoutes.listDifferences, '版本差异', { 差异: [8, d => listDifferenceWords[d.what].zh], 名称: [40, d => d.name], 持有单位: [30, d => d.holderName], 原得分: [10, d => d.before], 现得分: [10, d => d.after], 原级别: [10, d => d.gradeBefore], 现级别: [10, d => d.gradeAfter] }),
  listed<FilingLine>(routes.filingsExcel, useRoutes.listFilings, '开发主体备案名录', { 备案号: [18, f => f.number], 开发主体: [30, f => f.developerName], 运营主体: [30, f => f.operatorName], 备案日期: [12, f => f.filedOn], 有效期至: [12, f => f.untilOn], 状态: [10, f => filingStates[f.state].zh], 应审核日期: [12, f => f.reviewOn], 最近审核: [12, f => f.reviewedOn ?? ''], 审核结论: [10, f => (f.reviewedWell === null ? '' : f.reviewedWell ? '通过' : '不通过')], 终止原因: [40, f => f.endedWhy] }),
  listed<AgreementLine>(routes.agreementsExcel, useRoutes.listAgreements, '使用合同登记簿', { 合同编号: [18, g => g.number], 资产编码: [30, g => g.assetCode], 资产名称: [40, g => g.assetName], 持有单位: [30, g => g.holderName], 运营主体: [30, g => g.operatorName], 开发主体: [30, g => g.developerName], 目的类别: [14, g => purposeClasses[g.purposeClass].zh], 使用目的: [50, g => g.purpose], 字段: [40, g => g.columns.join('、')], 使用方式: [16, g => mannerOf(g.manner)], 使用地点: [24, g => g.places.map(place => usePlaces[place as UsePlace]?.zh ?? place).join('、')], 期限起: [12, g => g.beginsOn], 期限止: [12, g => g.endsOn], 次数上限: [10, g => g.mostUses], 已判定: [10, g => g.evaluated], 已允许: [10, g => g.uses], 状态: [10, g => agreementStates[g.state].zh] }),
  listed<EvaluationLine>(routes.evaluationsExcel, useRoutes.listEvaluations, '使用判定记录', { 序号: [8, e => e.seq], 时间: [20, e => at(e.at)], 结果: [8, e => (e.outcome === 'permitted' ? '允许' : '拒绝')], 理由: [40, e => e.words.zh], 目的类别: [14, e => purposeClasses[e.asked.purposeClass].zh], 字段: [40, e => e.asked.columns.join('、')], 使用方式: [16, e => mannerOf(e.asked.manner)], 使用地点: [24, e => usePlaces[e.asked.place].zh], 提请人: [14, e => e.byName], 摘要: [70, e => e.digest] }),
  listed<DestructionLine>(routes.destructionsExcel, disposalRoutes.listDestructions, '处置销毁台账', { 资产编码: [30, d => d.code], 资产名称: [40, d => d.name], 版本: [8, d => d.version], 持有单位: [30, d => d.holderName], 销毁日期: [12, d => d.destroyedOn], 方式: [20, d => d.methods.map(methodOf).join('、')], 地点: [30, d => d.place], 受托机构: [24, d => d.contractor], 审批文号: [24, d => d.approvalNumber], 提出: [12, d => d.proposedBy], 认定: [12, d => d.recognisedBy], 审批: [12, d => d.approvedBy], 执行: [12, d => d.executedBy], 监销: [12, d => d.witnessedBy], 办件: [20, d => d.caseNumber], 登记时间: [20, d => at(d.recordedAt)] }),
  listed<OperatorLine>(routes.operatorsExcel, operatorRoutes.listOperators, '运营主体名录', { 运营主体: [40, o => o.name], 类型: [20, o => organisationKinds[o.kind as keyof typeof organisationKinds].title.zh], 在期权限: [10, o => o.mandates], 已暂停: [10, o => o.suspended], 合规档案有效部分: [16, o => o.parts], 最早到期: [12, o => o.fileUntil], 信用分: [8, o => o.credit] }),
  listed<MandateLine>(routes.mandatesExcel, operatorRoutes.listMandates, '运营权限登记簿', { 编号: [18, m => m.number], 运营主体: [40, m => m.operatorName], 取得方式: [14, m => mandateKinds[m.kind].zh], 起始日: [12, m => m.beginsOn], 届满日: [12, m => m.endsOn], 状态: [10, m => mandateStates[m.state].zh], 原因: [30, m => m.why], 资产数: [8, m => m.assets], 授予时间: [20, m => at(m.madeAt)] }),
  listed<MandateAsset>(routes.mandateAssetsExcel, operatorRoutes.listMandateAssets, '运营权限内的资产', { 资产编码: [30, a => a.code], 资产名称: [40, a => a.name], 持有单位: [30, a => a.holderName], 纳入时间: [20, a => at(a.addedAt)], 终止时间: [20, a => at(a.endedAt)] }),
  listed<CallLine>(routes.operatorCallsExcel, operatorRoutes.listOperatorCalls, '运营主体选取公告', { 项目: [40, c => c.title], 环节: [14, c => callStateWords(c.state).zh], 报名截止: [12, c => c.applyUntil], '期限（月）': [10, c => c.termMonths], 公告时间: [20, c => at(c.announcedAt)] }),
  listed<HealthLine>(healthRoutes.stuckExcel, healthRoutes.listStuck, '运行体检', { 规则: [26, l => healthRules[l.rule as HealthRule].title.zh], 办件编号: [18, l => l.number], 事项: [16, l => (l.procedure ? procedures[l.procedure]?.title.zh ?? l.procedure : '')], 环节: [16, l => (l.procedure && l.step ? procedures[l.procedure]?.steps[l.step]?.title.zh ?? l.step : '')], 轮到: [26, l => l.owner], 自: [14, l => l.since], 详情: [60, l => l.detail], 怎么办: [50, l => healthRules[l.rule as HealthRule].help.zh] }),
  listed<DueRecord>(retentionRoutes.dueRecordsExcel, retentionRoutes.listDueRecords, '到期待处置', { 类别: [20, r => recordKinds[r.kind as RecordKind].title.zh], 记录: [20, r => tableTitle(r.table)], 编号: [40, r => r.key], 名称: [40, r => r.label], 起算日: [12, r => r.begun], 保存至: [12, r => r.until], 依据: [30, r => choices[recordKinds[r.kind as RecordKind].choice].title.zh] }),
  listed<AccountCode>(routes.codesExcel, bookRoutes.listCodes, '会计科目', { 科目: [34, c => c.title.zh], 账类: [10, c => ledgerWords[c.ledger].zh], 本单位编码: [16, c => c.code], 默认编码: [16, c => c.lawCode], 来源: [60, c => c.source], 待核: [8, c => (c.isVerified ? '' : '是')], 设置人: [14, c => c.setName], 设置时间: [20, c => at(c.setAt)] }),
  listed<BookPeriod>(routes.periodsExcel, bookRoutes.listPeriods, '会计期间', { 期间: [10, p => p.period.slice(0, 7)], 状态: [10, p => (p.state === 'closed' ? '已结账' : '未结账')], 凭证: [8, p => p.vouchers], '发生额（元）': [18, p => yuanCell(p.turnoverFen)], '应提未提摊销（元）': [18, p => yuanCell(p.dueFen)], 应提未提项数: [12, p => p.dueCards], 结账人: [14, p => p.closedName], 结账时间: [20, p => at(p.closedAt)], 不能结账的原因: [50, p => p.whyNotClose?.message.zh ?? ''] }),
  listed<RegisterLine>(routes.registerExcel, registrationRoutes.listRegister, '登记簿', { 凭证编号: [26, r => r.number], 资产名称: [40, r => r.assetName], 登记主体: [30, r => r.holderName], 登记类型: [12, r => r.registrationType], 登记标注: [24, r => r.marks.map(markOf).join('、')], 登记日期: [12, r => r.issuedOn], 有效期至: [12, r => r.validUntil], 状态: [10, r => certificateStateWords[r.status].zh] }),
  listed<Notice>(routes.noticesExcel, registrationRoutes.listNotices, '公示公告', { 登记主体: [30, n => n.registrant], 登记类型: [12, n => n.registrationType], 登记标注: [24, n => n.marks.map(markOf).join('、')], 受让单位: [30, n => n.newHolder ?? ''], 登记数据名称: [40, n => n.assetName], 数据内容简介: [60, n => n.summary], 公示开始: [12, n => n.openedOn], 公示结束: [12, n => n.endsOn], 状态: [12, n => noticeStates[n.state]] }),
  listed<Organisation>(routes.organisationsExcel, partyRoutes.listOrganisations, '机构名录', { 名称: [40, o => o.name], 统一社会信用代码: [22, o => o.uscc], 类型: [16, o => organisationKinds[o.kind].title.zh], 身份: [40, o => o.roles.map(roleOf).join('、')], 行业: [16, o => o.sector], 区划: [10, o => o.district], 状态: [8, o => (o.isActive ? '正常' : '停用')] }),
  listed<Officer>(routes.officersExcel, partyRoutes.listOfficers, '经办人', { 姓名: [14, o => o.name], 登录名: [20, o => o.login], 岗位: [60, o => o.posts.map(p => `${p.organisationName}·${roleOf(p.role)}${p.untilOn ? `（${p.title}）` : ''}`).join('；')], 状态: [10, o => (o.isLocked ? '已锁定' : accountStates[o.state].zh)], 最近登录: [20, o => at(o.signedInAt)] }),
  listed<AccountRequest>(routes.accountRequestsExcel, accountRoutes.listAccountRequests, '账号和授权申请', { 申请: [12, r => requestKinds[r.kind].zh], 经办人: [14, r => r.officerName], 登录名: [20, r => r.login], 机构: [30, r => r.organisationName], 岗位: [16, r => (r.role ? roleOf(r.role) : '')], 期限: [12, r => r.untilOn], 事由: [40, r => r.reason], 申请人: [14, r => r.askedName], 申请时间: [20, r => at(r.askedAt)], 状态: [10, r => requestStandings[r.standing].zh], 批准人: [14, r => r.decidedName], 办理时间: [20, r => at(r.decidedAt)], 理由: [40, r => r.decisionReason] }),
  listed<IdleAccount>(routes.idleAccountsExcel, accountRoutes.listIdleAccounts, '休眠和无主账号', { 经办人: [14, i => i.officerName], 登录名: [20, i => i.login], 机构: [40, i => i.organisations.join('、')], 情形: [24, i => idleReasons[i.why].zh], 自: [20, i => at(i.since)], 发现时间: [20, i => at(i.foundAt)], 自动停用: [20, i => at(i.suspendsAt)] }),
  listed<ReadingLine>(readingRoutes.readingsExcel, readingRoutes.listReadings, '查阅记录', { 时间: [20, r => at(r.at)], 经办人: [14, r => r.officerName], 单位: [30, r => r.organisationName], 身份: [16, r => roleOf(r.role)], 动作: [20, r => actionWords(r.action).zh], 对象: [12, r => objectWords(r.objectKind).zh], 理由: [40, r => r.reason] }),
  listed<z.infer<typeof auditLine>>(routes.auditExcel, supervisionRoutes.auditTrail, '审计日志', { 序号: [10, l => l.id], 时间: [20, l => at(l.at)], 经办人: [14, l => l.officerName], 单位: [30, l => l.organisationName], 身份: [16, l => roleOf(l.role)], 动作: [20, l => actionWords(l.action).zh], 对象类型: [12, l => objectWords(l.objectKind).zh], 对象: [38, l => l.objectId], 结果: [8, l => ({ done: '完成', denied: '拒绝', failed: '失败' })[l.outcome] ?? l.outcome], 内容: [60, l => JSON.stringify(l.detail)] }),
  listed<Programme>(routes.programmesExcel, inspectionRoutes.listProgrammes, '检查计划', { 编号: [16, p => p.number], 计划: [40, p => p.title], 对象: [16, p => parties[p.party].title.zh], 抽取家数: [10, p => p.sample], 重点: [40, p => focusOf(p.focus)], 开始: [12, p => p.beginsOn], 结束: [12, p => p.endsOn], 制定单位: [30, p => p.officeName], 名单家数: [10, p => p.listed], 随机种子: [66, p => p.seed ?? ''], 名单摘要: [66, p => p.listSha256 ?? ''], 抽取人: [12, p => p.drawnBy ?? ''], 抽取时间: [20, p => at(p.drawnAt)], 已检查: [10, p => p.inspected] }),
  listed<DrawLine>(routes.drawsExcel, inspectionRoutes.listDraws, '抽取名单', { 次序: [8, d => d.place], 机构: [40, d => d.name], 机构编号: [40, d => d.organisationId], 摘要: [66, d => d.digest], 抽中: [8, d => (d.isDrawn ? '是' : '')], 检查办件: [18, d => d.caseNumber ?? ''] }),
  listed<InspectionLine>(routes.inspectionsExcel, inspectionRoutes.listInspections, '监督检查台账', { 办件: [18, i => i.number], 类型: [12, i => inspectionKinds[i.kind].zh], 检查计划: [16, i => i.programme ?? ''], 被检查单位: [36, i => i.inspectedName], 检查单位: [30, i => i.officeName], 重点: [40, i => focusOf(i.focus)], 开始: [20, i => at(i.beganAt)], 问题程度: [12, i => worded(inspectionGravities, i.gravity)], 检查发现: [60, i => i.findings], 结果: [14, i => worded(inspectionOutcomes, i.outcome)], 信用: [14, i => worded(creditEffects, i.credit)], 信用记录: [50, i => i.creditNote], 办结: [20, i => at(i.closedAt)] }),
  listed<IncidentLine>(routes.incidentsExcel, incidentRoutes.listIncidents, '安全事件台账', { 办件: [18, i => i.number], 事件: [40, i => i.title], 运营主体: [30, i => i.operatorName], 类型: [14, i => incidentKinds[i.kind].zh], 级别: [12, i => incidentLevels[i.level].zh], 涉及人数: [12, i => i.persons], 涉及公共数据: [12, i => (i.hasPublicData ? '是' : '否')], 发现: [20, i => at(i.discoveredAt)], 初报: [20, i => at(i.reportedAt)], 处置结束: [20, i => at(i.endedAt)], 办结: [20, i => at(i.closedAt)], 逾期时限: [10, i => i.late], 教训: [60, i => i.lessons] }),
  listed<AssessmentLine>(routes.assessmentsExcel, incidentRoutes.listAssessments, '风险评估台账', { 办件: [18, a => a.number], 报告: [40, a => a.title], 运营主体: [30, a => a.operatorName], 年度: [8, a => a.year], 类型: [12, a => (a.isYearly ? '年度' : '重大变化')], 评估机构: [30, a => a.assessor], 完成日期: [12, a => a.assessedOn], 报送日期: [12, a => a.handedInOn], 报送逾期: [10, a => (a.isLate ? '是' : '')], 下次评估: [12, a => a.nextOn], 高风险: [8, a => a.high], 中风险: [8, a => a.medium], 低风险: [8, a => a.low], 结论: [60, a => a.conclusion], 收悉: [20, a => at(a.receivedAt)] }),
  listed<ReportDuty>(routes.reportsExcel, reportRoutes.listReports, '年度监管报告', { 单位: [36, d => d.holderName], 行业: [14, d => d.sector], 年度: [8, d => d.year], 期限: [12, d => d.dueOn], 状态: [10, d => reportStates[d.state].zh], 逾期: [8, d => (d.isOverdue ? '是' : '')], 报送日期: [12, d => d.handedInOn ?? ''], ...Object.fromEntries((Object.keys(reportFigures) as ReportFigure[]).map(name => [reportFigures[name].zh, [12, (d: ReportDuty) => d.figures?.[name] ?? '']] as const)) }),
  listed<DisputeLine>(routes.disputesExcel, disputeRoutes.listDisputes, '争议台账', { 办件: [18, d => d.number], 争议: [40, d => d.title], 类型: [14, d => disputeKinds[d.kind].zh], 涉及编号: [24, d => d.about], 提出方: [30, d => d.applicantName], 对方: [30, d => d.respondentName], '金额（元）': [16, d => yuanCell(d.amountFen)], 提出: [20, d => at(d.beganAt)], 方式: [10, d => worded(disputeWays, d.way)], 结果: [16, d => worded(disputeOutcomes, d.outcome)], 内容: [60, d => d.result], 办结: [20, d => at(d.closedAt)] }),
  listed<Ruling>(routes.rulingsExcel, rulingRoutes.listRulings, '规程解释与修订', { 编号: [16, r => r.number], 类型: [12, r => rulingKinds[r.kind].zh], 条款: [14, r => r.clause], 标题: [40, r => r.title], 问题: [60, r => r.question], 答复: [60, r => r.answer], 适用日期: [12, r => r.effectiveOn], 决定时间: [20, r => at(r.decidedAt)] }),
  listed<Parameter>(routes.parametersExcel, rulingRoutes.listParameters, '参数和版本', { 参数: [40, p => p.title.zh], 现行值: [14, p => p.value], 单位: [12, p => p.unit?.zh ?? ''], 条款: [20, p => p.leaves.map(c => `§${c}`).join(' ')], 自: [12, p => p.since], 最近决定的值: [14, p => p.versions[0]?.value ?? ''], 生效日期: [12, p => p.versions[0]?.effectiveOn ?? ''], 执行版本: [16, p => p.versions[0]?.carriedBy ?? ''], 已载入: [10, p => (p.isCarried ? '是' : '否')] }),
  listed<Meeting>(routes.meetingsExcel, rulingRoutes.listMeetings, '联络会议纪要', { 日期: [12, m => m.metOn], 会议: [40, m => m.title], 参加单位: [50, m => m.participants], 议定事项: [80, m => m.decisions], 登记人: [12, m => m.notedBy], 登记时间: [20, m => at(m.notedAt)] }),
  listed<SignalLine>(signalRoutes.signalsExcel, signalRoutes.listSignals, '风险信号', { 信号: [26, s => riskSignals[s.rule as RiskSignal].title.zh], 单位: [36, s => s.subjectName], 详情: [60, s => s.detail], 自: [20, s => s.since], 怎么办: [50, s => riskSignals[s.rule as RiskSignal].help.zh] }),
]

/** The workbooks of lists that have none of their own. */
export function exportHandlings(handlings: readonly Handling[]): Handling[] {
  return exportingLists(handlings, lists)
}
