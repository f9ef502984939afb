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
import { type Notice, type RegisterLine, registrationRoutes } from '#contract/registration.ts'
import { type DueRecord, retentionRoutes } from '#contract/retention.ts'
import { type RoundCall, roundCallRoutes } from '#contract/round-calls.ts'
import { type DemandNote, type Invitation, type ListComment, type ListDifference, type SectorCandidate, type SectorListLine, sectorListRoutes } from '#contract/sector-lists.ts'
import { type auditLine, supervisionRoutes } from '#contract/supervision.ts'
import { type OrderLine, type ProductLine, tradingRoutes } from '#contract/trading.ts'
import { accountStates, idleReasons, requestKinds, requestStandings } from '#law/account-states.ts'
import { ledgerWords } from '#law/accounts/account.ts'
import { assetStateWords } from '#law/asset-states.ts'
import { actionWords, objectWords } from '#law/audit.ts'
import { choices } from '#law/choices.ts'
import { certificateStateWords } from '#law/certificate-states.ts'
import { destructionMethods } from '#law/forms/disposal.ts'
import { type HealthRule, healthRules } from '#law/health.ts'
import { arrivalWords, everySector, findingStateWords, importStateWords, roundStateWords, sourceStateWords } from '#law/inventory-states.ts'
import { invitationStateWords, listDifferenceWords, listStateWords } from '#law/list-states.ts'
import { type RecordKind, recordKinds } from '#law/record-tables.ts'
import { registrationMarks, type RegistrationMark } from '#law/marks.ts'
import { formerParties, organisationKinds, parties, type Party } from '#law/parties.ts'
import { procedures } from '#law/procedures.ts'
import { orderKinds, orderStates } from '#law/orders.ts'
import { productKinds, productStates, purposeClasses } from '#law/products.ts'
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
const fenCell = (fen: number | null): ExcelCell => (fen === null ? null : yuanCell(fen))
const methodOf = (method: string) => destructionMethods[method as keyof typeof destructionMethods]?.zh ?? method
const markOf = (mark: RegistrationMark) => registrationMarks[mark].title.zh
const roleOf = (role: string) => (parties[role as Party]?.title ?? formerParties[role])?.zh ?? role

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
  listed<DestructionLine>(routes.destructionsExcel, disposalRoutes.listDestructions, '处置销毁台账', { 资产编码: [30, d => d.code], 资产名称: [40, d => d.name], 版本: [8, d => d.version], 持有单位: [30, d => d.holderName], 销毁日期: [12, d => d.destroyedOn], 方式: [20, d => d.methods.map(methodOf).join('、')], 地点: [30, d => d.place], 受托机构: [24, d => d.contractor], 审批文号: [24, d => d.approvalNumber], 提出: [12, d => d.proposedBy], 认定: [12, d => d.recognisedBy], 审批: [12, d => d.approvedBy], 执行: [12, d => d.executedBy], 监销: [12, d => d.witnessedBy], 办件: [20, d => d.caseNumber], 登记时间: [20, d => at(d.recordedAt)] }),
  listed<ProductLine>(routes.productsExcel, tradingRoutes.listProducts, '数据产品', { 产品编号: [18, p => p.number], 名称: [40, p => p.name], 形态: [16, p => productKinds[p.kind].zh], 用途: [16, p => purposeClasses[p.purposeClass].zh], 开发主体: [30, p => p.developerName], 运营主体: [30, p => p.operatorName], 使用公共数据: [12, p => (p.usesPublic ? '是' : '否')], 状态: [10, p => productStates[p.state].zh], 价格: [14, p => fenCell(p.priceFen)], 上限: [14, p => fenCell(p.ceilingFen)], 交易所编号: [24, p => p.exchangeNumber], 编制时间: [20, p => at(p.madeAt)], 挂牌时间: [20, p => at(p.listedAt)] }),
  listed<OrderLine>(routes.ordersExcel, tradingRoutes.listOrders, '订单', { 订单编号: [18, o => o.number], 产品编号: [18, o => o.productNumber], 产品: [40, o => o.productName], 需方: [30, o => o.buyerName], 供方: [30, o => o.sellerName], 类型: [12, o => orderKinds[o.kind].zh], 数量: [10, o => o.quantity], 金额: [14, o => fenCell(o.amountFen)], 环节: [10, o => orderStates[o.state].zh], 下单时间: [20, o => at(o.placedAt)] }),
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
]

/** The workbooks of lists that have none of their own. */
export function exportHandlings(handlings: readonly Handling[]): Handling[] {
  return exportingLists(handlings, lists)
}
