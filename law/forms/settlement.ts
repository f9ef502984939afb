import type { FormShape } from '../form.ts'

const required = true as const

/** Forms about income, its distribution and its way to the treasury. */
export const settlementForms = {
  distribution: {
    title: { zh: '收益分配', en: 'Distribution' },
    basis: '§6.5',
    sections: [
      {
        id: 'period',
        title: { zh: '分配范围', en: 'What is distributed' },
        fields: {
          title: {
            label: { zh: '名称', en: 'Title' },
            kind: 'text',
            required,
            min: 2,
            max: 100,
            help: { zh: '例：2026年11月收益分配', en: 'Such as: distribution of November 2026' },
          },
          untilOn: {
            label: { zh: '截止日期', en: 'Up to' },
            kind: 'date',
            required,
            notAfter: 'today',
            help: { zh: '此日及以前尚未分配的收入全部列入', en: 'All income up to this day that was not distributed' },
          },
          negotiation: {
            label: { zh: '与生产主体、开发主体协商情况', en: 'How it was negotiated with producers and developers' },
            kind: 'long-text',
            required,
            min: 5,
            max: 2000,
            basis: '§6.4',
          },
        },
      },
    ],
  },
  remittance: {
    title: { zh: '汇缴批次', en: 'Batch to the treasury' },
    basis: '§6.6',
    sections: [
      {
        id: 'batch',
        title: { zh: '批次', en: 'Batch' },
        fields: {
          title: {
            label: { zh: '名称', en: 'Title' },
            kind: 'text',
            required,
            min: 2,
            max: 100,
            help: { zh: '例：2026年11月第一批', en: 'Such as: first batch of November 2026' },
          },
          collectedUntil: {
            label: { zh: '归集截至', en: 'Collected up to' },
            kind: 'date',
            required,
            notAfter: 'today',
            help: {
              zh: '此日及以前归集、尚未汇缴的全部列入，不得坐支',
              en: 'All that was collected up to this day and not remitted; nothing is kept back',
            },
          },
        },
      },
    ],
  },
  'collection-voucher': {
    title: { zh: '非税收入一般缴款书', en: 'Voucher of non-tax revenue' },
    basis: '§6.6',
    sections: [
      {
        id: 'voucher',
        title: { zh: '缴款书', en: 'Voucher' },
        fields: {
          voucherNumber: { label: { zh: '票据号码', en: 'Number' }, kind: 'text', required, min: 4, max: 60 },
          collectionCode: {
            label: { zh: '缴款码', en: 'Collection code' },
            kind: 'text',
            required,
            min: 4,
            max: 60,
            basis: 'choice:treasury-receipt',
          },
          executingCode: { label: { zh: '执收单位编码', en: 'Code of the collecting unit' }, kind: 'text', required, min: 2, max: 60 },
          itemCode: {
            label: { zh: '收入项目编码', en: 'Code of the revenue' },
            kind: 'text',
            required,
            min: 2,
            max: 60,
            help: { zh: '例：103070601，以财政部门规定为准', en: 'As the finance authority rules' },
          },
          issuedOn: { label: { zh: '开票日期', en: 'Made out on' }, kind: 'date', required, notAfter: 'today' },
          amountFen: {
            label: { zh: '金额', en: 'Amount' },
            kind: 'money',
            required,
            min: 1,
            help: { zh: '须与批次合计一致', en: 'The sum of the batch' },
          },
          voucherPaper: { label: { zh: '缴款书（PDF）', en: 'Voucher (PDF)' }, kind: 'paper' },
        },
      },
    ],
  },
  'treasury-receipt': {
    title: { zh: '国库入库回单', en: 'Receipt of the treasury' },
    basis: 'choice:treasury-receipt',
    sections: [
      {
        id: 'receipt',
        title: { zh: '回单', en: 'Receipt' },
        fields: {
          receiptNumber: { label: { zh: '回单号', en: 'Number' }, kind: 'text', required, min: 4, max: 60 },
          receivedOn: { label: { zh: '入库日期', en: 'Received on' }, kind: 'date', required, notAfter: 'today' },
          amountFen: {
            label: { zh: '入库金额', en: 'Amount' },
            kind: 'money',
            required,
            min: 1,
            help: { zh: '须与缴款书一致', en: 'That of the voucher' },
          },
          receiptPaper: { label: { zh: '回单（PDF）', en: 'Receipt (PDF)' }, kind: 'paper' },
        },
      },
    ],
  },
  repayment: {
    title: { zh: '退付申请', en: 'Application for repayment' },
    basis: 'choice:treasury-repayment',
    sections: [
      {
        id: 'repayment',
        title: { zh: '退付', en: 'Repayment' },
        fields: {
          title: {
            label: { zh: '名称', en: 'Title' },
            kind: 'text',
            required,
            min: 2,
            max: 100,
            help: { zh: '例：收益分配FZ-2026-000101退付', en: 'Such as: repayment of distribution FZ-2026-000101' },
          },
          distributionNumber: {
            label: { zh: '收益分配编号', en: 'Number of the distribution' },
            kind: 'text',
            required,
            min: 4,
            max: 60,
            help: { zh: '“应缴国库”中待退付一笔所列的编号', en: 'As it stands beside the line that goes back' },
          },
          amountFen: {
            label: { zh: '退付金额', en: 'Amount' },
            kind: 'money',
            required,
            min: 1,
            help: { zh: '与待退付一致，全额退付', en: 'What goes back, whole' },
          },
          payeeName: {
            label: { zh: '收款人', en: 'Payee' },
            kind: 'text',
            required,
            min: 2,
            max: 100,
            help: { zh: '已向需方退款的供方', en: 'The seller that refunded the buyer' },
          },
          payeeAccount: {
            label: { zh: '收款账号和开户银行', en: 'Account and bank of the payee' },
            kind: 'text',
            required,
            min: 4,
            max: 120,
          },
          repaymentGround: { label: { zh: '退付理由', en: 'Reason' }, kind: 'long-text', required, min: 10, max: 2000 },
          refundPaper: { label: { zh: '退款凭据（PDF）', en: 'Evidence of the refund (PDF)' }, kind: 'paper' },
        },
      },
    ],
  },
  'repayment-decision': {
    title: { zh: '退付决定', en: 'Decision on the repayment' },
    basis: 'choice:treasury-repayment',
    sections: [
      {
        id: 'decision',
        title: { zh: '决定', en: 'Decision' },
        fields: {
          decisionNumber: { label: { zh: '批准文号', en: 'Number of the decision' }, kind: 'text', required, min: 4, max: 60 },
          decisionOpinion: { label: { zh: '审核意见', en: 'Findings' }, kind: 'long-text', required, min: 5, max: 2000 },
        },
      },
    ],
  },
  'treasury-repayment': {
    title: { zh: '收入退还书', en: 'Order of repayment' },
    basis: 'choice:treasury-repayment',
    sections: [
      {
        id: 'order',
        title: { zh: '收入退还书', en: 'Order' },
        fields: {
          repaymentNumber: { label: { zh: '收入退还书编号', en: 'Number' }, kind: 'text', required, min: 4, max: 60 },
          repaidOn: { label: { zh: '退付日期', en: 'Repaid on' }, kind: 'date', required, notAfter: 'today' },
          amountFen: {
            label: { zh: '退付金额', en: 'Amount' },
            kind: 'money',
            required,
            min: 1,
            help: { zh: '须与申请一致', en: 'As applied for' },
          },
          repaymentPaper: { label: { zh: '收入退还书（PDF）', en: 'Order of repayment (PDF)' }, kind: 'paper' },
        },
      },
    ],
  },
  'redistribution-rule': {
    title: { zh: '收益再分配参数', en: 'Redistribution rule' },
    basis: '§6.7',
    sections: [
      {
        id: 'rule',
        title: { zh: '参数', en: 'Rule' },
        fields: {
          title: { label: { zh: '名称', en: 'Title' }, kind: 'text', required, min: 2, max: 100 },
          unitParts: {
            label: { zh: '单位数据治理（份）', en: 'The unit’s own data work (parts)' },
            kind: 'integer',
            required,
            min: 0,
            max: 100_000,
            basis: 'choice:redistribution',
          },
          serviceParts: {
            label: { zh: '公共数据服务（份）', en: 'Public data services (parts)' },
            kind: 'integer',
            required,
            min: 0,
            max: 100_000,
          },
          generalParts: { label: { zh: '统筹（份）', en: 'General budget (parts)' }, kind: 'integer', required, min: 1, max: 100_000 },
          effectiveOn: {
            label: { zh: '生效日期', en: 'Counts from' },
            kind: 'date',
            notBefore: { years: -2 },
            notAfter: { years: 2 },
            required,
          },
          ground: { label: { zh: '测算和理由', en: 'Computation and reasons' }, kind: 'long-text', required, min: 10, max: 2000 },
          rulePaper: { label: { zh: '会商纪要（PDF）', en: 'Minutes (PDF)' }, kind: 'paper' },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
