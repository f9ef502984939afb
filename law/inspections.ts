import type { CaseParty } from './parties.ts'
import type { Words } from './words.ts'

/** Kinds of inspection: by a programme of the year, or for a cause. */
export const inspectionKinds = {
  routine: { zh: '常态化检查', en: 'Routine' },
  special: { zh: '专项检查', en: 'For a cause' },
} as const satisfies Record<string, Words>

/** What an inspection looks at: the conduct that the clause names, and what supervision before, during and after asks for. */
export const inspectionFocus = {
  abuse: { zh: '滥用', en: 'Abuse' },
  tampering: { zh: '篡改', en: 'Tampering' },
  damage: { zh: '毁损', en: 'Damage' },
  leakage: { zh: '泄露', en: 'Leakage' },
  scope: { zh: '超范围、超期限使用', en: 'Use beyond scope or term' },
  compliance: { zh: '制度、措施和等级保护', en: 'Rules, measures and protection level' },
  inventory: { zh: '盘点、登记和账套', en: 'Inventory, registration, books' },
  income: { zh: '价格、收益和汇缴', en: 'Price, income, remittance' },
} as const satisfies Record<string, Words>

/** How grave what was found is. */
export const inspectionGravities = {
  none: { zh: '未发现问题', en: 'Nothing found' },
  slight: { zh: '轻微', en: 'Slight' },
  ordinary: { zh: '一般', en: 'Ordinary' },
  serious: { zh: '严重', en: 'Serious' },
} as const satisfies Record<string, Words>

/** What stands in the record of conduct. */
export const creditEffects = {
  none: { zh: '不记入', en: 'Not noted' },
  good: { zh: '良好记录', en: 'Good' },
  noted: { zh: '一般失信提示', en: 'A lapse' },
  serious: { zh: '严重失信提示', en: 'A serious lapse' },
} as const satisfies Record<string, Words>

/** How an inspection ended; null while it runs. */
export const inspectionOutcomes = {
  clean: { zh: '无须整改', en: 'Nothing to put right' },
  rectified: { zh: '整改到位', en: 'Put right' },
  unrectified: { zh: '整改不到位', en: 'Not put right' },
} as const satisfies Record<string, Words>

/** Whom a programme draws from. */
export const inspectedParties = ['operator', 'developer', 'producer'] as const satisfies readonly CaseParty[]
/** The offices that inspect. */
export const inspectingOffices = ['registrar', 'data-bureau', 'finance-bureau'] as const satisfies readonly CaseParty[]
