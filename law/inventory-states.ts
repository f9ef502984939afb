import type { Words } from './words.ts'

/** Where an inventory round stands, in words. */
export const roundStateWords = {
  open: { zh: '进行中', en: 'Open' },
  published: { zh: '已发布', en: 'Published' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Words>

/** What a call of the Data Bureau has in the place of a sector. */
export const everySector: Words = { zh: '全市各行业', en: 'every sector' }

/** How a source came into its round, in words. */
export const arrivalWords = {
  upload: { zh: '上传', en: 'upload' },
  folder: { zh: '服务器目录', en: 'folder' },
  connection: { zh: '数据库', en: 'database' },
  findings: { zh: '单位自行扫描', en: 'scanned at the unit' },
} as const satisfies Record<string, Words>

/** Where a source stands, in words. */
export const sourceStateWords = {
  waiting: { zh: '等待扫描', en: 'Waiting' },
  scanning: { zh: '扫描中', en: 'Scanning' },
  scanned: { zh: '已扫描', en: 'Scanned' },
  faulty: { zh: '有问题', en: 'Faulty' },
} as const satisfies Record<string, Words>

/** Where a finding stands, in words. */
export const findingStateWords = {
  proposed: { zh: '待确认', en: 'To confirm' },
  carded: { zh: '已建卡', en: 'Carded' },
  kept: { zh: '已盘到，资产不变', en: 'Found again, asset as it was' },
  'set-aside': { zh: '不纳入', en: 'Set aside' },
  faulty: { zh: '不能读取', en: 'Unreadable' },
  replaced: { zh: '已被重新扫描代替', en: 'Replaced by a later scan' },
} as const satisfies Record<string, Words>

/** What an import of cards is at, in words. */
export const importStateWords = {
  waiting: { zh: '排队', en: 'In the queue' },
  checking: { zh: '检查中', en: 'Being checked' },
  taking: { zh: '建卡中', en: 'Cards being made' },
  taken: { zh: '已导入', en: 'Taken in' },
  refused: { zh: '有错误，未导入', en: 'Errors, nothing taken' },
  failed: { zh: '未能导入', en: 'Failed' },
} as const satisfies Record<string, Words>
