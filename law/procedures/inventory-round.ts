import { defineProcedure } from '../procedure.ts'

/** 年度盘点: a producer plans a round, scans its sources, confirms information cards and publishes its catalogue. */
export const inventoryRound = defineProcedure({
  id: 'inventory-round',
  edition: '2026-11',
  title: { zh: '数据资产盘点', en: 'Inventory round' },
  summary: {
    zh: '数据生产主体明确范围、规程和分工，扫描数据源，逐项确认数据信息卡，与目录核对差异，由另一人复核后发布到数据资产目录。公共数据生产主体每年至少一次，其他单位可以参照。',
    en: 'A producer fixes scope, procedure and duties, scans its sources, confirms the information cards, compares with the catalogue, and publishes after a colleague has checked it. Public producers do so at least once a year; others may.',
  },
  basis: ['§1.2', '§3.5', '§3.6', '§3.7', '§3.8', '§3.9'],
  subject: 'round',
  opensBy: 'producer',
  seats: { producer: 'applicant', system: 'platform' },
  application: ['round-plan'],
  first: 'planning',
  steps: {
    planning: {
      title: { zh: '制定方案', en: 'Planning' },
      basis: '§3.5',
      by: 'producer',
      edits: 'all',
      may: {
        submit: { to: 'counting', asks: ['round-plan'], title: { zh: '启动盘点', en: 'Start the round' }, effects: ['start-round'] },
        withdraw: { to: 'cancelled' },
      },
    },
    counting: {
      title: { zh: '清查建卡', en: 'Counting' },
      basis: '§3.8',
      by: 'producer',
      may: {
        submit: {
          to: 'checking',
          title: { zh: '提交复核', en: 'Send to check' },
          needs: ['sources-scanned', 'cards-confirmed', 'differences-explained'],
        },
        withdraw: { to: 'cancelled' },
      },
    },
    checking: {
      title: { zh: '复核', en: 'Checking' },
      basis: '§3.5',
      by: 'producer',
      notBy: { steps: ['counting'], basis: 'choice:second-pair-of-eyes' },
      within: { workingDays: 10, basis: 'choice:checking-deadline' },
      may: {
        publish: { to: 'published', needs: ['sources-scanned', 'cards-confirmed', 'differences-explained', 'differences-recounted'] },
        return: { to: 'counting', title: { zh: '退回清查', en: 'Back to counting' } },
      },
    },
  },
  ends: {
    published: {
      title: { zh: '已发布目录', en: 'Published' },
      basis: '§1.2',
      outcome: 'granted',
      effects: ['publish-catalogue', 'record-classifications'],
    },
    cancelled: { title: { zh: '已取消', en: 'Cancelled' }, basis: 'choice:withdrawal', outcome: 'withdrawn', effects: ['cancel-round'] },
  },
})
