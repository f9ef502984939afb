import { type AccountCode, type BookPeriod, bookRoutes } from '#contract/books.ts'
import { exportRoutes as routes } from '#contract/exports.ts'
import { ledgerWords } from '#law/accounts/account.ts'
import { yuanCell } from '#server/books/exports.ts'
import type { ListExport } from '#server/http/list-excel.ts'
import { at, listed } from './listed.ts'

/** As workbooks: accounts and months. */
export const bookExports: readonly ListExport[] = [
  listed<AccountCode>(routes.codesExcel, bookRoutes.listCodes, '会计科目', {
    科目: [34, (c) => c.title.zh],
    账类: [10, (c) => ledgerWords[c.ledger].zh],
    本单位编码: [16, (c) => c.code],
    默认编码: [16, (c) => c.lawCode],
    来源: [60, (c) => c.source],
    待核: [8, (c) => (c.isVerified ? '' : '是')],
    设置人: [14, (c) => c.setName],
    设置时间: [20, (c) => at(c.setAt)],
  }),
  listed<BookPeriod>(routes.periodsExcel, bookRoutes.listPeriods, '会计期间', {
    期间: [10, (p) => p.period.slice(0, 7)],
    状态: [10, (p) => (p.state === 'closed' ? '已结账' : '未结账')],
    凭证: [8, (p) => p.vouchers],
    '发生额（元）': [18, (p) => yuanCell(p.turnoverFen)],
    '应提未提摊销（元）': [18, (p) => yuanCell(p.dueFen)],
    应提未提项数: [12, (p) => p.dueCards],
    结账人: [14, (p) => p.closedName],
    结账时间: [20, (p) => at(p.closedAt)],
    不能结账的原因: [50, (p) => p.whyNotClose?.message.zh ?? ''],
  }),
]
