import { defineProcedure } from '../procedure.ts'

/** 汇缴国库: the income of public units is non-tax revenue; the centre collects it, remits it whole, and the treasury receives it. */
export const remittance = defineProcedure({
  id: 'remittance',
  edition: '2026-11',
  title: { zh: '汇缴国库', en: 'Remittance to the treasury' },
  summary: {
    zh: '市大数据服务中心把已归集的应缴财政款按批次全额汇缴，不得坐支：一人列批次，另一人开具缴款书，市财政局登记入库回单，逐单位、逐期间对账。',
    en: 'The centre remits what was collected in batches, whole and without netting: one officer draws up the batch, another makes out the voucher, the Finance Bureau records the receipt, and it is reconciled by unit and month.',
  },
  basis: ['§6.6', 'choice:counter-entries'],
  subject: 'matter',
  opensBy: 'registrar',
  seats: { registrar: 'applicant', 'finance-bureau': 'office', system: 'platform' },
  application: ['remittance'],
  first: 'batch',
  steps: {
    batch: {
      title: { zh: '列批次', en: 'Batch' },
      basis: '§6.6',
      by: 'registrar',
      edits: 'all',
      may: {
        submit: {
          to: 'voucher',
          title: { zh: '列入批次', en: 'Draw up' },
          asks: ['remittance'],
          needs: ['collections-waiting'],
          effects: ['draw-remittance'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    voucher: {
      title: { zh: '开具缴款书', en: 'Voucher' },
      basis: '§6.6',
      by: 'registrar',
      notBy: { steps: ['batch'], basis: 'choice:remittance-hands' },
      within: { workingDays: 5, basis: 'choice:remittance-hands' },
      may: {
        file: {
          to: 'receipt',
          title: { zh: '开具缴款书', en: 'Make out the voucher' },
          asks: ['collection-voucher'],
          effects: ['record-voucher'],
        },
      },
    },
    receipt: {
      title: { zh: '国库入库', en: 'Receipt' },
      basis: '§6.6',
      by: 'finance-bureau',
      within: { workingDays: 5, basis: 'choice:treasury-receipt' },
      may: {
        accept: { to: 'received', title: { zh: '登记入库回单', en: 'Record the receipt' }, asks: ['treasury-receipt'] },
        return: { to: 'voucher', title: { zh: '退回重开', en: 'Send back' } },
      },
    },
  },
  ends: {
    received: { title: { zh: '已入库', en: 'In the treasury' }, basis: '§6.6', outcome: 'granted', effects: ['take-receipt'] },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
