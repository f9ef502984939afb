import { type CardImport, cardRoutes } from '#contract/cards.ts'
import { type DestructionLine, disposalRoutes } from '#contract/disposal.ts'
import { exportRoutes as routes } from '#contract/exports.ts'
import { type FindingLine, inventoryRoutes, type RoundLine, type SourceLine } from '#contract/inventory.ts'
import { type RoundCall, roundCallRoutes } from '#contract/round-calls.ts'
import { scopeWords } from '#contract/source-scope.ts'
import { destructionMethods } from '#law/forms/disposal.ts'
import { arrivalWords, everySector, findingStateWords, importStateWords, roundStateWords, sourceStateWords } from '#law/inventory-states.ts'
import type { ListExport } from '#server/http/list-excel.ts'
import { at, listed } from './listed.ts'

const methodOf = (method: string) => destructionMethods[method as keyof typeof destructionMethods]?.zh ?? method

/** As workbooks: rounds, sources, findings, imports, calls and destructions. */
export const inventoryExports: readonly ListExport[] = [
  listed<RoundLine>(routes.roundsExcel, inventoryRoutes.listRounds, '盘点列表', {
    盘点: [40, (r) => r.title],
    年度: [8, (r) => r.year],
    单位: [30, (r) => r.holderName],
    状态: [10, (r) => roundStateWords[r.state].zh],
    数据源: [10, (r) => r.sources],
    发现: [10, (r) => r.findings],
    已建卡: [10, (r) => r.carded],
    资产不变: [10, (r) => r.kept],
    开办时间: [20, (r) => at(r.createdAt)],
  }),
  listed<SourceLine>(
    routes.sourcesExcel,
    inventoryRoutes.readRound,
    '数据源',
    {
      数据源: [40, (s) => s.name],
      来源: [14, (s) => arrivalWords[s.arrivedBy].zh],
      范围: [30, (s) => (s.scope ? scopeWords(s.scope).zh : '')],
      文件数: [8, (s) => s.files],
      字节: [14, (s) => s.bytes],
      状态: [10, (s) => sourceStateWords[s.state].zh],
      行数: [12, (s) => s.doneRows],
      发现: [8, (s) => s.findings],
      '用时（毫秒）': [12, (s) => s.tookMs],
      问题: [50, (s) => s.fault?.zh ?? ''],
      添加时间: [20, (s) => at(s.addedAt)],
    },
    (round: { readonly sourceList: readonly never[] }) => round.sourceList,
  ),
  listed<FindingLine>(routes.findingsExcel, inventoryRoutes.listFindings, '扫描结果', {
    数据集: [40, (f) => f.dataset],
    数据源: [40, (f) => f.sourceName],
    行数: [12, (f) => f.rows],
    字节: [14, (f) => f.bytes],
    字段数: [8, (f) => f.columns],
    含个人信息字段: [14, (f) => f.personalColumns],
    级别: [8, (f) => f.grade],
    问题数: [8, (f) => f.faults],
    状态: [12, (f) => findingStateWords[f.state].zh],
    资产编码: [30, (f) => f.assetCode],
    说明或不纳入理由: [40, (f) => f.setAsideReason],
  }),
  listed<CardImport>(routes.cardImportsExcel, cardRoutes.listCardImports, '导入记录', {
    表格: [40, (i) => i.name],
    方式: [12, (i) => (i.way === 'existing' ? '存量台账' : '新建')],
    状态: [16, (i) => importStateWords[i.state].zh],
    行数: [10, (i) => i.lines],
    错误: [10, (i) => i.faults],
    导入人: [14, (i) => i.addedBy],
    时间: [20, (i) => at(i.addedAt)],
  }),
  listed<RoundCall>(routes.roundCallsExcel, roundCallRoutes.listRoundCalls, '盘点布置', {
    盘点: [40, (c) => c.title],
    年度: [8, (c) => c.year],
    行业: [16, (c) => c.sector || everySector.zh],
    布置单位: [30, (c) => c.organisationName],
    结束日期: [12, (c) => c.endsOn],
    单位数: [10, (c) => c.units],
    已启动: [10, (c) => c.started],
    已发布: [10, (c) => c.published],
    布置人: [14, (c) => c.issuedName],
    布置时间: [20, (c) => at(c.issuedAt)],
  }),
  listed<DestructionLine>(routes.destructionsExcel, disposalRoutes.listDestructions, '处置销毁台账', {
    资产编码: [30, (d) => d.code],
    资产名称: [40, (d) => d.name],
    版本: [8, (d) => d.version],
    持有单位: [30, (d) => d.holderName],
    销毁日期: [12, (d) => d.destroyedOn],
    方式: [20, (d) => d.methods.map(methodOf).join('、')],
    地点: [30, (d) => d.place],
    受托机构: [24, (d) => d.contractor],
    审批文号: [24, (d) => d.approvalNumber],
    提出: [12, (d) => d.proposedBy],
    认定: [12, (d) => d.recognisedBy],
    审批: [12, (d) => d.approvedBy],
    执行: [12, (d) => d.executedBy],
    监销: [12, (d) => d.witnessedBy],
    办件: [20, (d) => d.caseNumber],
    登记时间: [20, (d) => at(d.recordedAt)],
  }),
]
