import { describe, expect, test } from 'vitest'
import { evaluate } from './evaluate.ts'
import type { Constraint, Policy, Rule, Use } from './policy.ts'

/**
 * The published test cases of ODRL evaluation, written anew as data: github.com/SolidLabResearch/ODRL-Test-Suite, cases 001 to 083 as of
 * commits 0dc9d71 and 667fbcf (MD pages of `data/documentation`).
 * Compared are the activation of each rule and, by name, the premises that are not satisfied. What the suite says besides has no
 * counterpart here and is not compared: `attemptState` (always Attempted),
 * the operands repeated in its constraint reports, and the performance and deontic state of a duty, which the suite gives as a state of
 * the world and repeats; here it comes in as `violated` alone.
 * No case is left out. 036 reports another time than its state of the world has; either gives the same. The duties of 065 to 068 are of
 * another policy and fulfilled; they end nothing.
 */
const now = '2024-02-12T11:20:10.999Z'
const past = '2017-02-12T11:20:10.999Z'
const later = '2025-02-12T11:20:10.999Z'
const at = (operator: string, value: string, type = 'dateTime'): Constraint => ({
  leftOperand: 'dateTime',
  operator,
  rightOperand: { '@value': value, '@type': `xsd:${type}` },
})
const limit = (leftOperand: string, operator: string, ...named: string[]): Constraint => ({
  leftOperand,
  operator,
  rightOperand: named.map((id) => ({ '@id': id })),
})
const between = (from: string, to: string): Constraint => ({ and: [at('gt', from), at('lt', to)] })
const set = (parts: Partial<Policy>): Policy => ({
  '@context': 'http://www.w3.org/ns/odrl.jsonld',
  '@type': 'Set',
  uid: 'urn:policy',
  ...parts,
})
const may = (rule: Partial<Rule>) => set({ permission: [{ uid: 'urn:rule', ...rule }] })
const mayNot = (rule: Partial<Rule>) => set({ prohibition: [{ uid: 'urn:rule', ...rule }] })
const alice = 'ex:alice'
const [accounts, quality] = ['dpv:AccountManagement', 'dpv:DataQualityManagement'] as const
const aliceReadsX = { assignee: alice, action: 'read', target: 'ex:x' }
const aliceReads = (...constraint: Constraint[]) => may({ ...aliceReadsX, constraint })
const people = { '@type': 'PartyCollection', source: 'ex:partyIdentifier' } as const
const things = { '@type': 'AssetCollection', source: 'ex:assetIdentifier' } as const
const duty = [{ uid: 'urn:duty', action: 'compensate' }]
/** Nine to five on each weekday of 2024, one window a day. */
const officeHours = Array.from({ length: 366 }, (_, n) => new Date(Date.UTC(2024, 0, 1 + n)))
  .filter((day) => day.getUTCDay() % 6 !== 0)
  .map((day) => day.toISOString().slice(0, 10))
  .map((day) => between(`${day}T09:00:00.000Z`, `${day}T17:00:00.000Z`))

const policies = {
  everything: may({}),
  nothing: mayNot({}),
  use: may({ action: 'use' }),
  noUse: mayNot({ action: 'use' }),
  aliceUses: may({ action: 'use', assignee: alice }),
  bobNoUse: mayNot({ action: 'use', assignee: 'ex:bob' }),
  aliceReadsAll: may({ action: 'read', assignee: alice }),
  aliceReadsX: aliceReads(),
  eq: aliceReads(at('eq', now)),
  neq: aliceReads(at('neq', now)),
  lt: aliceReads(at('lt', now)),
  lteq: aliceReads(at('lteq', now)),
  gt: aliceReads(at('gt', now)),
  gteq: aliceReads(at('gteq', now)),
  year: aliceReads(between('2024-01-01T00:00:00Z', '2024-12-31T23:59:59Z')),
  people: may({ ...aliceReadsX, assignee: people }),
  things: may({ ...aliceReadsX, target: things }),
  peopleAndThings: may({ ...aliceReadsX, assignee: people, target: things }),
  owing: may({ ...aliceReadsX, duty }),
  hours: aliceReads({ or: officeHours }),
  peopleOwing: may({
    ...aliceReadsX,
    assignee: people,
    duty,
    constraint: [between('2024-01-01T00:00:00.000Z', '2024-12-31T23:59:59.000Z')],
  }),
  day: aliceReads(at('eq', '2024-02-12', 'date')),
  purpose: aliceReads(limit('purpose', 'eq', accounts)),
  purposes: aliceReads(limit('purpose', 'isAnyOf', accounts, quality)),
  kind: aliceReads(limit('purpose', 'isA', accounts)),
  noneOf: aliceReads(limit('purpose', 'isNoneOf', accounts, quality)),
  channel: aliceReads(limit('deliveryChannel', 'eq', 'https://podpro.dev/id')),
  several: may({ ...aliceReadsX, action: ['modify', 'read'] }),
  compact: set({ action: 'read', permission: [{ uid: 'urn:rule', assignee: alice, target: 'ex:x' }] }),
}
/** Who asks to do what of what; the state of the world; the premises that are not satisfied, none of them when the rule is active. */
type Published = readonly [
  number: string,
  policy: keyof typeof policies,
  asked: string,
  world: Partial<Omit<Use, 'values'>> & { readonly at?: string; readonly values?: Use['values'] },
  unmet: readonly string[],
]
const members = { 'ex:alice': ['ex:partyIdentifier'], 'ex:x': ['ex:assetIdentifier'] } as { readonly [id: string]: readonly string[] }

const published: readonly Published[] = [
  ['001', 'everything', 'alice read x', {}, []],
  ['002', 'everything', 'bob read x', {}, []],
  ['003', 'everything', 'bob write y', {}, []],
  ['004', 'nothing', 'alice read x', {}, []],
  ['005', 'nothing', 'bob read x', {}, []],
  ['006', 'nothing', 'bob write y', {}, []],
  ['007', 'use', 'alice read x', {}, []],
  ['008', 'use', 'bob read x', {}, []],
  ['009', 'use', 'bob write y', {}, []],
  ['010', 'use', 'alice sell x', {}, ['action']],
  ['011', 'noUse', 'alice read x', {}, []],
  ['012', 'noUse', 'bob read x', {}, []],
  ['013', 'noUse', 'bob write y', {}, []],
  ['014', 'noUse', 'alice sell x', {}, ['action']],
  ['015', 'aliceUses', 'alice read x', {}, []],
  ['016', 'aliceUses', 'bob read x', {}, ['assignee']],
  ['017', 'aliceUses', 'alice sell x', {}, ['action']],
  ['018', 'bobNoUse', 'alice read x', {}, ['assignee']],
  ['019', 'bobNoUse', 'bob read x', {}, []],
  ['020', 'bobNoUse', 'bob sell x', {}, ['action']],
  ['021', 'aliceReadsAll', 'alice read x', {}, []],
  ['022', 'aliceReadsAll', 'alice sell x', {}, ['action']],
  ['023', 'aliceReadsAll', 'alice read y', {}, []],
  ['024', 'aliceReadsAll', 'alice write x', {}, ['action']],
  ['025', 'aliceReadsAll', 'bob read x', {}, ['assignee']],
  ['026', 'aliceReadsX', 'alice read x', {}, []],
  ['027', 'aliceReadsX', 'alice write x', {}, ['action']],
  ['028', 'aliceReadsX', 'alice read y', {}, ['target']],
  ['029', 'aliceReadsX', 'bob write y', {}, ['target', 'action', 'assignee']],
  ['030', 'eq', 'alice read x', {}, []],
  ['031', 'eq', 'alice read x', { at: past }, ['dateTime']],
  ['032', 'eq', 'alice read x', { at: later }, ['dateTime']],
  ['033', 'neq', 'alice read x', {}, ['dateTime']],
  ['034', 'neq', 'alice read x', { at: past }, []],
  ['035', 'neq', 'alice read x', { at: later }, []],
  ['036', 'lt', 'alice read x', { at: later }, ['dateTime']],
  ['037', 'lt', 'alice read x', { at: past }, []],
  ['038', 'lt', 'alice read x', { at: later }, ['dateTime']],
  ['039', 'lteq', 'alice read x', {}, []],
  ['040', 'lteq', 'alice read x', { at: past }, []],
  ['041', 'lteq', 'alice read x', { at: later }, ['dateTime']],
  ['042', 'gt', 'alice read x', {}, ['dateTime']],
  ['043', 'gt', 'alice read x', { at: past }, ['dateTime']],
  ['044', 'gt', 'alice read x', { at: later }, []],
  ['045', 'gteq', 'alice read x', {}, []],
  ['046', 'gteq', 'alice read x', { at: past }, ['dateTime']],
  ['047', 'gteq', 'alice read x', { at: later }, []],
  ['048', 'year', 'alice read x', {}, []],
  ['049', 'year', 'alice read x', { at: past }, ['dateTime']],
  ['050', 'year', 'alice read x', { at: later }, ['dateTime']],
  ['051', 'people', 'alice read x', {}, []],
  ['052', 'people', 'bob read x', {}, ['assignee']],
  ['053', 'things', 'alice read x', {}, []],
  ['054', 'things', 'alice read y', {}, ['target']],
  ['055', 'peopleAndThings', 'alice read x', {}, []],
  ['056', 'peopleAndThings', 'alice read y', {}, ['target']],
  ['057', 'peopleAndThings', 'bob read x', {}, ['assignee']],
  ['058', 'peopleAndThings', 'bob write y', {}, ['target', 'action', 'assignee']],
  ['059', 'owing', 'alice read x', { violated: [] }, []],
  ['060', 'owing', 'alice read x', { violated: [] }, []],
  ['061', 'owing', 'alice read x', { violated: ['urn:duty'] }, ['duty:compensate']],
  ['062', 'hours', 'alice read x', {}, []],
  ['063', 'hours', 'alice read x', { at: '2024-02-12T05:20:10.999Z' }, ['dateTime']],
  ['064', 'hours', 'alice read x', { at: past }, ['dateTime']],
  ['065', 'peopleOwing', 'alice read x', {}, []],
  ['066', 'peopleOwing', 'bob sell x', {}, ['action', 'assignee']],
  ['067', 'peopleOwing', 'alice read x', { at: '2023-02-12T11:20:10.999Z' }, ['dateTime']],
  ['068', 'peopleOwing', 'bob write y', { at: '2023-02-12T11:20:10.999Z' }, ['target', 'action', 'assignee', 'dateTime']],
  ['069', 'day', 'alice read x', { at: '2024-02-12T00:00:00Z' }, []],
  ['070', 'purpose', 'alice read x', { values: { purpose: accounts } }, []],
  ['071', 'purpose', 'alice read x', {}, ['purpose']],
  ['072', 'purposes', 'alice read x', { values: { purpose: accounts } }, []],
  ['073', 'purposes', 'alice read x', {}, ['purpose']],
  ['074', 'kind', 'alice read x', { values: { purpose: 'ex:purpose' }, kinds: { 'ex:purpose': [accounts] } }, []],
  ['075', 'kind', 'alice read x', {}, ['purpose']],
  ['076', 'noneOf', 'alice read x', {}, []],
  ['077', 'noneOf', 'alice read x', { values: { purpose: accounts } }, ['purpose']],
  ['078', 'channel', 'alice read x', { values: { deliveryChannel: 'https://podpro.dev/id' } }, []],
  ['079', 'channel', 'alice read x', {}, ['deliveryChannel']],
  ['080', 'several', 'alice read x', {}, []],
  ['081', 'several', 'alice sell x', {}, ['action']],
  ['082', 'compact', 'alice read x', {}, []],
  ['083', 'compact', 'alice sell x', {}, ['action']],
]

function useOf([, , asked, { at: instant = now, values, ...world }]: Published): Use {
  const [who, action, what] = asked.split(' ') as [string, string, string]
  const [assignee, target] = [`ex:${who}`, `ex:${what}`]
  return {
    action,
    target,
    assignee,
    assigneeIn: members[assignee] ?? [],
    targetIn: members[target] ?? [],
    values: { dateTime: instant, ...values },
    isComplete: true,
    ...world,
  }
}

describe('已公布的 ODRL 测试用例：每条规则是否生效（§5.5）', () => {
  test('八十三个用例一个不少', () => {
    expect(published.map(([number]) => number)).toEqual(Array.from({ length: 83 }, (_, n) => String(n + 1).padStart(3, '0')))
    expect(officeHours).toHaveLength(262)
  })

  test.each(published)('%s %s：%s %j', (...one) => {
    const [, policy, , , unmet] = one
    const { rules, isPermitted } = evaluate(JSON.parse(JSON.stringify(policies[policy])) as Policy, useOf(one))
    expect(rules).toMatchObject([{ isActive: unmet.length === 0, unmet }])
    expect(isPermitted).toBe(unmet.length === 0 && rules[0]!.kind === 'permission')
  })

  test('合同的判定不作“没有说明就是没有”的推定：未说明的用途，不属于任何一类也不算满足（choice:use-evaluation）', () => {
    const { isComplete: _, ...open } = useOf(published.find(([number]) => number === '076')!)
    expect(evaluate(policies.noneOf, open)).toMatchObject({ isPermitted: false, because: 'purpose' })
  })
})
