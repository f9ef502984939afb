import type { Field } from '../form.ts'

/** An item of the card that the platform knows from its other records. */
const known = (zh: string, en: string, basis: Field['basis'] = '§3.8', kind: Field['kind'] = 'text') =>
  ({ label: { zh, en }, kind, computed: true, derived: true, ...(basis ? { basis } : {}) }) as const

/** Items of the card that nobody fills in, by section: each is read where it is kept when the card is shown, printed or exported. */
export const derivedItems = {
  basic: {
    cardNumber: known('卡片编号', 'Card number', '§3.8'),
    cardState: known('卡片状态', 'State of the card', '§4.6'),
    oldCode: known('原编号', 'Number before', '§3.7'),
    oldList: known('原台账名称', 'Name of the list', '§3.7'),
    oldSince: known('原登记日期', 'Entered on', '§3.7', 'date'),
  },
  rights: {
    opinionPaper: known('法律意见书', 'Legal opinion', '§4.4'),
    certificate: known('登记凭证', 'Certificate', '§4.3'),
    nationalCode: known('国家登记查询码', 'Code in the national register', 'choice:three-registers'),
    propertyCertificate: known('数据产权登记凭证', 'Data property certificate', 'choice:three-registers'),
  },
  use: {
    useMark: known('授权运营标识', 'Use mark', '§3.11', 'long-text'),
    derivedFrom: known('加工自', 'Made from', '§3.6', 'long-text'),
    lastReview: known('最近审核', 'Last reviewed', 'choice:second-pair-of-eyes'),
  },
  management: {
    round: known('盘点批次', 'Inventory round', '§3.9'),
    booking: known('入账状态', 'Booked', '§3.10'),
    originalFen: known('原值', 'Original value', '§6.3', 'money'),
    amortisation: known('摊销方法与年限', 'Amortisation', '§6.3'),
    amortisedFen: known('累计摊销', 'Amortised', '§6.3', 'money'),
    netFen: known('净值', 'Net value', '§6.3', 'money'),
    valuation: known('评估值（基准日）', 'Valuation (base date)', '§4.5'),
    vouchers: known('凭证号', 'Vouchers', '§3.10'),
    changes: known('变动记录', 'Changes', '§3.10'),
    memo: known('备查簿', 'Memorandum register', '§4.6'),
    disposals: known('处置记录', 'Disposals', '§4.9', 'long-text'),
  },
} as const satisfies Record<string, Record<string, Field>>
