import type { z } from 'zod'
import { exportRoutes as routes } from '#contract/exports.ts'
import { type ReadingLine, readingRoutes } from '#contract/readings.ts'
import { type DueRecord, retentionRoutes } from '#contract/retention.ts'
import { type auditLine, supervisionRoutes } from '#contract/supervision.ts'
import { textOf } from '#contract/text-of.ts'
import { basesOf, detailWords } from '#law/audit-details.ts'
import { actionWords, objectWords } from '#law/audit.ts'
import { choices } from '#law/choices.ts'
import { basisWords } from '#law/print/words.ts'
import { type RecordKind, recordKinds } from '#law/record-tables.ts'
import type { ListExport } from '#server/http/list-excel.ts'
import { tableTitle } from '#server/supervision/retention.ts'
import { at, listed, roleOf } from './listed.ts'

/** As workbooks: the log, who looked, and records past their term. */
export const auditExports: readonly ListExport[] = [
  listed<ReadingLine>(readingRoutes.readingsExcel, readingRoutes.listReadings, '查阅记录', {
    时间: [20, (r) => at(r.at)],
    经办人: [14, (r) => r.officerName],
    单位: [30, (r) => r.organisationName],
    身份: [16, (r) => roleOf(r.role)],
    动作: [20, (r) => actionWords(r.action).zh],
    对象: [40, (r) => r.object.zh],
    理由: [40, (r) => r.reason],
  }),
  listed<z.infer<typeof auditLine>>(routes.auditExcel, supervisionRoutes.auditTrail, '审计日志', {
    序号: [10, (l) => l.id],
    时间: [20, (l) => at(l.at)],
    经办人: [14, (l) => l.officerName],
    单位: [30, (l) => l.organisationName],
    身份: [16, (l) => roleOf(l.role)],
    动作: [20, (l) => actionWords(l.action).zh],
    对象类型: [12, (l) => objectWords(l.objectKind).zh],
    对象: [38, (l) => l.objectId],
    所涉经办人: [14, (l) => l.aboutName],
    结果: [8, (l) => ({ done: '完成', denied: '拒绝', failed: '失败' })[l.outcome] ?? l.outcome],
    编号: [24, (l) => textOf(l.detail['number'])],
    依据: [
      40,
      (l) =>
        basesOf(l)
          .map((basis) => basisWords(basis).zh)
          .join('；'),
    ],
    内容: [
      60,
      (l) =>
        detailWords(l.detail)
          .map(({ name, value }) => `${name.zh} ${value.zh}`)
          .join('；'),
    ],
    来源地址: [18, (l) => l.address],
    请求编号: [38, (l) => l.requestId],
  }),
  listed<DueRecord>(retentionRoutes.dueRecordsExcel, retentionRoutes.listDueRecords, '到期待处置', {
    类别: [20, (r) => recordKinds[r.kind as RecordKind].title.zh],
    记录: [20, (r) => tableTitle(r.table)],
    编号: [40, (r) => r.key],
    名称: [40, (r) => r.label],
    起算日: [12, (r) => r.begun],
    保存至: [12, (r) => r.until],
    依据: [30, (r) => choices[recordKinds[r.kind as RecordKind].choice].title.zh],
  }),
]
