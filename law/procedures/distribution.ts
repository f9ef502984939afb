import { defineProcedure } from '../procedure.ts'

/** 收益分配与报备: the operator shares out what came in, every party agrees to the fen, and the centre is told. */
export const distribution = defineProcedure({
  id: 'distribution',
  edition: '2026-11',
  title: { zh: '收益分配与报备', en: 'Distribution of income' },
  summary: {
    zh: '运营主体牵头，把截至某日尚未分配的收入按各方确认的协议逐笔算到分，生产主体、开发主体等各方确认本方份额后，结果报市大数据服务中心备案；公共单位的份额列为应缴财政款。',
    en: 'The operator settles all income up to a day under the agreements every party signed, each party agrees to what falls to it, and the result is filed with the centre; what falls to public units becomes due to the treasury.',
  },
  basis: ['§6.4', '§6.5', 'choice:income-deductions', 'choice:share-rounding', 'choice:sharing-signatures', 'choice:shares-silence'],
  subject: 'matter',
  opensBy: 'operator',
  seats: { operator: 'applicant', registrar: 'office', system: 'platform' },
  application: ['distribution'],
  first: 'computing',
  steps: {
    computing: {
      title: { zh: '计算分配', en: 'Computing' },
      basis: '§6.5',
      by: 'operator',
      edits: 'all',
      may: {
        submit: {
          to: 'agreeing',
          title: { zh: '计算并请各方确认', en: 'Ask the parties' },
          asks: ['distribution'],
          needs: ['incomes-waiting', 'incomes-agreed', 'distribution-alone'],
          effects: ['settle-incomes'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    agreeing: {
      title: { zh: '各方确认', en: 'The parties agree' },
      basis: '§6.4',
      by: 'operator',
      may: {
        file: { to: 'filing', title: { zh: '报备', en: 'File' }, needs: ['shares-agreed'] },
        withdraw: { to: 'withdrawn', title: { zh: '撤回重新协商', en: 'Withdraw' }, effects: ['void-distribution'] },
      },
    },
    filing: {
      title: { zh: '收悉备案', en: 'Filing' },
      basis: '§6.5',
      by: 'registrar',
      within: { workingDays: 5, basis: 'choice:distribution-receipt' },
      may: {
        accept: { to: 'filed', title: { zh: '收悉备案', en: 'Receive' }, needs: ['shares-agreed'] },
        return: { to: 'agreeing', title: { zh: '退回', en: 'Send back' } },
      },
    },
  },
  ends: {
    filed: { title: { zh: '已备案', en: 'Filed' }, basis: '§6.5', outcome: 'granted', effects: ['file-distribution'] },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
