import type { Words } from './words.ts'

/** What an organisation that has ended may still open, so that what it holds, runs and owes comes to an end (choice:organisation-end). */
const windsUp: readonly string[] = [
  'legal-opinion',
  'valuation',
  'transfer-registration',
  'deregistration',
  'destruction',
  'entrustment-end',
  'operator-exit',
  'developer-termination',
  'listing-change',
  'distribution',
  'remittance',
  'repayment',
  'dispute',
  'incident',
]

/**
 * Why an organisation that has ended begins nothing new, or no case of a procedure, and what it may still do; null where it goes on, or
 * where that winds it up.
 */
export function whyEnded(
  endedOn: string | null | undefined,
  procedure?: string,
): { code: string; basis: string; message: Words; remedy: Words } | null {
  if (!endedOn || (procedure && windsUp.includes(procedure))) return null
  return {
    code: 'organisation-ended',
    basis: 'choice:organisation-end',
    message: {
      zh: `本单位已于${endedOn}撤销或者注销，不再开办新的事项`,
      en: `Your organisation ended on ${endedOn} and begins nothing new`,
    },
    remedy: {
      zh: '在办的照常办理；转移、注销、终止委托、下架、分配、汇缴、争议等了结名下事项的仍可开办，其他的由承受单位办理',
      en: 'What is under way goes on; transfers, deregistration, the end of entrustments, delisting, distribution, remittance and disputes can still be opened, and whoever takes over does the rest',
    },
  }
}

/** What may still hang on an organisation that ends, and what to do about each (choice:organisation-end). */
export const hangings = {
  assets: {
    title: { zh: '已登记的数据资产', en: 'Registered assets' },
    todo: {
      zh: '由其经办人申请变动登记（转移）给承受单位，或者申请注销；到最后一日仍没有的，由登记机构依职权注销',
      en: 'Its officers apply for their transfer to whoever takes over, or for deregistration; what is left after the last day is deregistered by the registrar',
    },
  },
  cases: {
    title: { zh: '在办事项', en: 'Open cases' },
    todo: {
      zh: '在最后一日以前办结或者撤回；轮到它而没有人办的，按各自的期限处理',
      en: 'Finish or withdraw them by the last day; where it is its turn and nobody acts, their time limits decide',
    },
  },
  mandates: {
    title: { zh: '运营授权', en: 'Mandates to operate' },
    todo: {
      zh: '它委托取得的由双方办理提前终止，选取取得的随资产转移；它是运营主体的办理运营主体退出',
      en: 'Entrustments are ended early by both sides, mandates by selection follow the assets; where it is the operator it leaves by the operator’s exit',
    },
  },
  agreements: {
    title: { zh: '使用合同', en: 'Agreements of use' },
    todo: {
      zh: '随授权、资产的转移或者终止处理；它是开发主体的，由运营主体终止使用',
      en: 'They follow their mandate, or the transfer of the asset; of a developer, the operator terminates the use',
    },
  },
  products: {
    title: { zh: '上架的数据产品', en: 'Listed products' },
    todo: {
      zh: '办理下架或者变更；没有下架的继续交付已有的订单',
      en: 'Have them delisted or changed; orders already placed are still delivered',
    },
  },
  orders: {
    title: { zh: '没有办结的订单', en: 'Open orders' },
    todo: { zh: '在最后一日以前交付、验收、结算，或者退订', en: 'Deliver, accept and settle them, or cancel, by the last day' },
  },
  sharing: {
    title: { zh: '收益共享协议', en: 'Sharing agreements' },
    todo: { zh: '由各方另签新版本，写明承受单位', en: 'All sides sign another version that names whoever takes over' },
  },
  receivables: {
    title: { zh: '没有汇缴的收益', en: 'Income not remitted' },
    todo: {
      zh: '登记收讫并汇缴；没有收的，请财政部门明确由谁收缴',
      en: 'Record it as collected and remit it; what is not collected, Finance says who collects',
    },
  },
  posts: {
    title: { zh: '在任岗位', en: 'Posts held' },
    todo: {
      zh: '可以用到最后一日，此后自动免去；没有事项要了结的，可以提前免职',
      en: 'They can be used until the last day and then end by themselves; where nothing is left to do, end them earlier',
    },
  },
} as const satisfies Record<string, { readonly title: Words; readonly todo: Words }>
export type Hanging = keyof typeof hangings
