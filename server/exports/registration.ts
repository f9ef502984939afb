import { exportRoutes as routes } from '#contract/exports.ts'
import { type Notice, type RegisterLine, registrationRoutes } from '#contract/registration.ts'
import { certificateStateWords } from '#law/certificate-states.ts'
import { registrationMarks, type RegistrationMark } from '#law/marks.ts'
import type { ListExport } from '#server/http/list-excel.ts'
import { listed } from './listed.ts'

const markOf = (mark: RegistrationMark) => registrationMarks[mark].title.zh
const noticeStates = { open: '公示中', suspended: '停止计算', closed: '已结束' } as const

/** As workbooks: the register and its notices. */
export const registrationExports: readonly ListExport[] = [
  listed<RegisterLine>(routes.registerExcel, registrationRoutes.listRegister, '登记簿', {
    凭证编号: [26, (r) => r.number],
    资产名称: [40, (r) => r.assetName],
    登记主体: [30, (r) => r.holderName],
    登记类型: [12, (r) => r.registrationType],
    登记标注: [24, (r) => r.marks.map(markOf).join('、')],
    登记日期: [12, (r) => r.issuedOn],
    有效期至: [12, (r) => r.validUntil],
    状态: [10, (r) => certificateStateWords[r.status].zh],
  }),
  listed<Notice>(routes.noticesExcel, registrationRoutes.listNotices, '公示公告', {
    登记主体: [30, (n) => n.registrant],
    登记类型: [12, (n) => n.registrationType],
    登记标注: [24, (n) => n.marks.map(markOf).join('、')],
    受让单位: [30, (n) => n.newHolder ?? ''],
    登记数据名称: [40, (n) => n.assetName],
    数据内容简介: [60, (n) => n.summary],
    公示开始: [12, (n) => n.openedOn],
    公示结束: [12, (n) => n.endsOn],
    状态: [12, (n) => noticeStates[n.state]],
  }),
]
