import type { Words } from './words.ts'

/** What a machine’s token may do, in groups a person can read; none of them decides, and none is weighty (choice:api-token). */
export const scopes = {
  read: {
    zh: '查阅',
    en: 'Read',
    note: {
      zh: '本人看得到的资产、办件、盘点、账务和清单，含导出',
      en: 'Assets, cases, rounds, books and lists the officer may see, exports included',
    },
  },
  log: {
    zh: '查阅日志',
    en: 'Read the log',
    note: { zh: '本人看得到的审计日志，含导出', en: 'The lines of the audit log the officer may see, exports included' },
  },
  inventory: {
    zh: '盘点录入',
    en: 'Inventory',
    note: {
      zh: '上传数据文件和扫描结果、填写信息卡、记使用标识和血缘；确认建卡、不纳入等由经办人本人作出',
      en: 'Uploads, findings, drafts of cards, use marks, lineage; confirming or setting aside stays with the officer',
    },
  },
  registration: {
    zh: '办件申请',
    en: 'Applications',
    note: {
      zh: '开办、填写、提交、补正、撤回办件，上传材料；不能审查和决定',
      en: 'Opening, filling in, submitting, correcting and withdrawing cases, and papers; no review and no decision',
    },
  },
  use: {
    zh: '使用判定',
    note: {
      zh: '运营主体的业务系统在每次使用数据前提请判定；签订、暂停和终止由经办人本人作出',
      en: 'The operator’s system has each use judged before it happens; signing, suspending and ending stay with the officer',
    },
    en: 'Judging uses',
  },
  books: {
    zh: '记账',
    en: 'Bookkeeping',
    note: {
      zh: '试算和记账、计提摊销、填写附注；建账、结账由经办人本人作出',
      en: 'Vouchers, amortisation, notes; opening and closing stay with the officer',
    },
  },
} as const satisfies Record<string, Words & { note: Words }>

/** A group of what a token may do: the key of `scopes`. */
export type Scope = keyof typeof scopes

/** The acts on a case a machine may take: its officer’s own application goes on by them, and nothing is decided. */
export const machineActs: readonly string[] = ['submit', 'resubmit', 'withdraw']
