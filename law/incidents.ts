import { type Choice, choices } from './choices.ts'
import type { Party } from './parties.ts'
import type { Words } from './words.ts'

/** What happened to the data. */
export const incidentKinds = {
  leak: { zh: '泄露', en: 'Leak' },
  destruction: { zh: '毁损', en: 'Damage' },
  loss: { zh: '丢失', en: 'Loss' },
  tampering: { zh: '篡改', en: 'Tampering' },
  misuse: { zh: '滥用', en: 'Misuse' },
  outage: { zh: '中断', en: 'Outage' },
  'rising-risk': { zh: '风险明显升高', en: 'A clearly rising risk' },
} as const satisfies Record<string, Words>

/** How grave an incident is, the lightest first. */
export const incidentLevels = {
  ordinary: { zh: '一般', en: 'Ordinary' },
  larger: { zh: '较大', en: 'Larger' },
  major: { zh: '重大', en: 'Major' },
  grave: { zh: '特别重大', en: 'Extremely grave' },
} as const satisfies Record<string, Words>
/** How grave an incident is: a key of `incidentLevels`. */
export type IncidentLevel = keyof typeof incidentLevels

/** From how many persons on an incident with personal data has at least this level (choice:incident-level). */
export const personsOfLevel: readonly (readonly [persons: number, level: IncidentLevel])[] = [
  [100_000_000, 'grave'],
  [10_000_000, 'major'],
  [1_000_000, 'larger'],
]

/** Whose network it is; decides to whom it is reported first. */
export const networkKinds = {
  critical: { zh: '关键信息基础设施', en: 'Critical infrastructure' },
  organ: { zh: '国家机关的网络', en: 'Network of a state organ' },
  other: { zh: '其他网络', en: 'Another network' },
} as const satisfies Record<string, Words>

/** Whom an incident is reported to, in how many hours, on what that rests. */
export const incidentClocks = {
  protection: {
    title: { zh: '报保护工作部门和公安机关', en: 'To the protection department and the police' },
    hours: choices['incident-clock-critical'].value,
    from: 'discovery',
    choice: 'incident-clock-critical',
  },
  'own-unit': {
    title: { zh: '报本部门网信工作机构', en: 'To the cyberspace unit of the authority' },
    hours: choices['incident-clock-organ'].value,
    from: 'discovery',
    choice: 'incident-clock-organ',
  },
  provincial: {
    title: { zh: '报省级网信部门', en: 'To the provincial cyberspace office' },
    hours: choices['incident-clock-network'].value,
    from: 'discovery',
    choice: 'incident-clock-network',
  },
  police: {
    title: { zh: '涉嫌犯罪，报公安机关', en: 'A suspected crime: to the police' },
    hours: choices['incident-clock-police'].value,
    from: 'discovery',
    choice: 'incident-clock-police',
  },
  flaw: {
    title: { zh: '危害国家安全的缺陷，报主管部门', en: 'A flaw endangering national security: to the authority' },
    hours: choices['incident-clock-flaw'].value,
    from: 'discovery',
    choice: 'incident-clock-flaw',
  },
  persons: {
    title: { zh: '告知受到影响的个人和单位', en: 'Tell whoever is affected' },
    hours: choices['incident-clock-persons'].value,
    from: 'discovery',
    choice: 'incident-clock-persons',
  },
  final: {
    title: { zh: '处置结束后总结报告', en: 'Final report after it was dealt with' },
    hours: choices['incident-clock-final'].value * 24,
    from: 'end',
    choice: 'incident-clock-final',
  },
} as const satisfies Record<
  string,
  { readonly title: Words; readonly hours: number; readonly from: 'discovery' | 'end'; readonly choice: Choice }
>
/** A reporting clock of an incident: a key of `incidentClocks`. */
export type IncidentClock = keyof typeof incidentClocks

/** Kinds of entry on an incident beside its case. */
export const incidentReportKinds = {
  told: { zh: '已报告', en: 'Reported' },
  progress: { zh: '续报', en: 'Progress' },
  ended: { zh: '处置结束', en: 'Dealt with' },
} as const satisfies Record<string, Words>

/** What decides which clocks run. */
export type IncidentFacts = {
  readonly level: IncidentLevel
  readonly network: keyof typeof networkKinds
  readonly suspectsCrime: boolean
  readonly harmsPersons: boolean
  readonly isFlaw: boolean
}

/** The clocks that run from the discovery of an incident (choice:incident-clock-network and its neighbours). */
export function clocksOf({ level, network, suspectsCrime, harmsPersons, isFlaw }: IncidentFacts): IncidentClock[] {
  const first = ({ critical: 'protection', organ: 'own-unit', other: 'provincial' } as const)[network]
  return [
    ...(level === 'ordinary' ? [] : [first]),
    ...(suspectsCrime ? ['police' as const] : []),
    ...(isFlaw ? ['flaw' as const] : []),
    ...(harmsPersons ? ['persons' as const] : []),
  ]
}

/** Who supervises by duty and is told of an incident at once, beside the Centre and the bureau (choice:incident-told). */
export function watchersOf({ level, network, suspectsCrime, isFlaw }: IncidentFacts): Party[] {
  const isLarger = level !== 'ordinary'
  return [
    ...(isLarger || isFlaw ? ['cyberspace-office' as const] : []),
    ...(suspectsCrime || (isLarger && network === 'critical') ? ['police' as const] : []),
  ]
}
