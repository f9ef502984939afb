import { exportRoutes as routes } from '#contract/exports.ts'
import { yuan } from '#contract/money.ts'
import { type RedistributionLine, redistributionRoutes } from '#contract/redistribution.ts'
import { type DistributionLine, type Receivable, type Reconciliation, type RemittanceLine, type SettledLine, settlementRoutes, type SharingAgreement } from '#contract/settlement.ts'
import { distributionStates, receivableStates, remittanceStates, sharingForms, sharingStates } from '#law/settlement-words.ts'
import { yuanCell } from '#server/books/exports.ts'
import type { ListExport } from '#server/http/list-excel.ts'
import { at, listed } from './listed.ts'

/** As workbooks: sharing, distributions and what is due to the treasury. */
export const settlementExports: readonly ListExport[] = [
  listed<SharingAgreement>(routes.sharingExcel, settlementRoutes.listSharingAgreements, '收益共享协议', {
    编号: [26, a => a.number], 产品: [40, a => a.productName], 版本: [8, a => a.version], 运营主体: [30, a => a.operatorName],
    形式: [12, a => sharingForms[a.form].zh], 各方及份额: [80, a => a.parties.map(p => `${p.organisationName} ${p.parts.join('、')}`).join('；')],
    起算日: [12, a => a.effectiveOn], 拟订: [12, a => a.madeName], 生效时间: [20, a => at(a.inForceAt)], 停止适用: [12, a => a.lapsedOn ?? ''], 状态: [12, a => sharingStates[a.state].zh],
  }),
  listed<DistributionLine>(routes.distributionsExcel, settlementRoutes.listDistributions, '收益分配', {
    编号: [20, d => d.number], 名称: [40, d => d.title], 运营主体: [30, d => d.operatorName], 截至: [12, d => d.untilOn], 笔数: [10, d => d.incomes],
    '收入（元）': [18, d => yuanCell(d.grossFen)], '净额（元）': [18, d => yuanCell(d.netFen)], 状态: [12, d => distributionStates[d.state].zh],
    已确认: [8, d => d.agreed], 各方: [8, d => d.parties], 各方名称: [60, d => d.partyNames.join('、')], 备案时间: [20, d => at(d.filedAt)],
  }),
  listed<SettledLine>(routes.settledExcel, settlementRoutes.listSettledIncomes, '逐笔明细', {
    订单: [26, s => s.orderNumber], 产品: [40, s => s.productName], 协议: [26, s => s.agreementNumber], 日期: [12, s => s.earnedOn],
    '收入（元）': [16, s => yuanCell(s.grossFen)], '交易费（元）': [14, s => yuanCell(s.feeFen)], '税（元）': [14, s => yuanCell(s.taxFen)],
    '直接成本（元）': [14, s => yuanCell(s.costFen)], '净额（元）': [16, s => yuanCell(s.netFen)],
    '各方份额（元）': [80, s => s.sharesFen.map((fen, n) => `${s.parties[n] ?? ''} ${yuan(fen)}`).join('；')],
  }),
  listed<Receivable>(routes.receivablesExcel, settlementRoutes.listReceivables, '应缴财政款', {
    单位: [34, r => r.unitName], 期间: [10, r => r.period], 运营主体: [30, r => r.operatorName], 分配: [20, r => r.distributionNumber],
    '金额（元）': [18, r => yuanCell(r.amountFen)], 状态: [10, r => receivableStates[r.state].zh], 归集日期: [12, r => r.collectedOn],
    银行回单: [24, r => r.collectedSlip], 登记人: [12, r => r.collectedName], 汇缴批次: [20, r => r.remittanceNumber], 入库时间: [20, r => at(r.remittedAt)],
    收入退还书: [24, r => r.repaymentNumber], 退付日期: [12, r => r.repaidOn],
  }),
  listed<RemittanceLine>(routes.remittancesExcel, settlementRoutes.listRemittances, '汇缴批次', {
    编号: [20, r => r.number], 名称: [40, r => r.title], 笔数: [8, r => r.lines], '金额（元）': [18, r => yuanCell(r.amountFen)],
    状态: [12, r => remittanceStates[r.state].zh], 缴款书: [24, r => r.voucherNumber], 缴款码: [24, r => r.collectionCode], 开票日期: [12, r => r.issuedOn],
    入库回单: [24, r => r.receiptNumber], 入库日期: [12, r => r.receivedOn],
  }),
  listed<Reconciliation>(routes.reconciliationExcel, settlementRoutes.listReconciliation, '对账表', {
    单位: [34, r => r.unitName], 期间: [10, r => r.period], '应缴（元）': [18, r => yuanCell(r.dueFen)], '已归集（元）': [18, r => yuanCell(r.collectedFen)],
    '已入库（元）': [18, r => yuanCell(r.remittedFen)], '待缴（元）': [18, r => yuanCell(r.waitingFen)], '待退付（元）': [18, r => yuanCell(r.backFen)],
    '已退付（元）': [18, r => yuanCell(r.repaidFen)], '账上应缴（元）': [18, r => yuanCell(r.bookedInFen)], '账上上缴（元）': [18, r => yuanCell(r.bookedOutFen)],
    '账上退付（元）': [18, r => yuanCell(r.bookedBackFen)], 对账: [8, r => (r.isWhole ? '一致' : '未完')],
  }),
  listed<RedistributionLine>(routes.redistributionExcel, redistributionRoutes.listRedistribution, '收益再分配', {
    单位: [34, r => r.unitName], 月份: [10, r => r.period], 参数版本: [10, r => r.version], '入库（元）': [18, r => yuanCell(r.remittedFen)],
    '单位数据治理（元）': [18, r => yuanCell(r.unitFen)], '公共数据服务（元）': [18, r => yuanCell(r.serviceFen)], '统筹（元）': [18, r => yuanCell(r.generalFen)],
    计算人: [12, r => r.runName], 计算时间: [20, r => at(r.runAt)],
  }),
]
