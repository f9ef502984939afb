import { describe, expect, test } from 'vitest'
import { policyOf, useOf, type AgreementTerms, type UseAsked } from './agreement-policy.ts'
import { holds } from './constraint.ts'
import { evaluate } from './evaluate.ts'
import type { Constraint, Policy, Use, Value } from './policy.ts'

const use = (values: { readonly [operand: string]: Value }, more: Partial<Use> = {}): Use => ({
  action: 'use',
  target: 'urn:a',
  assignee: 'urn:d',
  values,
  ...more,
})
const at = (day: string) => ({ dateTime: `${day}T00:00:00Z` })
type Case = readonly [operand: string, operator: string, right: unknown, left: Value, holds: boolean]

/** After the operands and operators of ODRL 2.2 (Core Vocabulary, 4.4 and 4.5). */
const cases: readonly Case[] = [
  ...(['lt', 'lteq', 'eq', 'neq', 'gteq', 'gt'] as const).flatMap((operator): Case[] => [
    [
      'dateTime',
      operator,
      { '@value': '2026-06-01T00:00:00Z', '@type': 'xsd:dateTime' },
      '2026-05-31T23:59:59Z',
      ['lt', 'lteq', 'neq'].includes(operator),
    ],
    [
      'dateTime',
      operator,
      { '@value': '2026-06-01T00:00:00Z', '@type': 'xsd:dateTime' },
      '2026-06-01T08:00:00+08:00',
      ['eq', 'lteq', 'gteq'].includes(operator),
    ],
    [
      'dateTime',
      operator,
      { '@value': '2026-06-01T00:00:00Z', '@type': 'xsd:dateTime' },
      '2026-06-01T00:00:01Z',
      ['gt', 'gteq', 'neq'].includes(operator),
    ],
    ['count', operator, 10, 9, ['lt', 'lteq', 'neq'].includes(operator)],
    ['count', operator, { '@value': 10, '@type': 'xsd:integer' }, 10, ['eq', 'lteq', 'gteq'].includes(operator)],
    ['count', operator, '10', 11, ['gt', 'gteq', 'neq'].includes(operator)],
    ['elapsedTime', operator, 'P30D', 29 * 86_400, ['lt', 'lteq', 'neq'].includes(operator)],
    ['elapsedTime', operator, 'PT1H30M', 5400, ['eq', 'lteq', 'gteq'].includes(operator)],
    ['elapsedTime', operator, 'P2W', 'P15D', ['gt', 'gteq', 'neq'].includes(operator)],
    ['percentage', operator, 50, 40, ['lt', 'lteq', 'neq'].includes(operator)],
    ['payAmount', operator, 500, 500, ['eq', 'lteq', 'gteq'].includes(operator)],
  ]),
  ['purpose', 'eq', 'industry', 'industry', true],
  ['purpose', 'eq', 'industry', 'welfare', false],
  ['purpose', 'neq', 'industry', 'welfare', true],
  ['purpose', 'isA', 'industry', 'industry', true],
  ['purpose', 'isA', 'industry', 'governance', false],
  ['purpose', 'isAnyOf', ['governance', 'welfare'], 'welfare', true],
  ['purpose', 'isAnyOf', ['governance', 'welfare'], 'industry', false],
  ['purpose', 'isNoneOf', ['industry'], 'welfare', true],
  ['purpose', 'isNoneOf', ['industry'], 'industry', false],
  ['spatial', 'eq', { '@id': '350100' }, '350100', true],
  ['spatial', 'eq', { '@id': '350100' }, '350200', false],
  ['spatial', 'isAnyOf', ['350100', '350200'], '350200', true],
  ['spatial', 'isNoneOf', ['350200'], '350200', false],
  ['rs:column', 'isPartOf', { '@list': ['a', 'b', 'c'] }, ['a', 'c'], true],
  ['rs:column', 'isPartOf', { '@list': ['a', 'b'] }, ['a', 'z'], false],
  ['rs:column', 'isPartOf', { '@list': ['a', 'b'] }, [], false],
  ['rs:column', 'isPartOf', { '@list': [] }, ['a'], false],
  ['rs:column', 'isAllOf', ['a', 'b'], ['b', 'a'], true],
  ['rs:column', 'isAllOf', ['a', 'b'], ['a'], false],
  ['rs:column', 'hasPart', 'a', ['a', 'b'], true],
  ['rs:column', 'hasPart', 'z', ['a', 'b'], false],
  ['rs:column', 'eq', ['a', 'b'], ['b', 'a'], true],
  ['rs:column', 'eq', ['a', 'b'], ['a'], false],
  // What cannot be read, put in order or is not known satisfies nothing.
  ['dateTime', 'lt', 'tomorrow', '2026-06-01T00:00:00Z', false],
  ['dateTime', 'neq', 'tomorrow', '2026-06-01T00:00:00Z', false],
  ['count', 'lteq', '', 1, false],
  ['count', 'lteq', 'many', 1, false],
  ['elapsedTime', 'lt', 'P1M', 60, false],
  ['elapsedTime', 'lt', 'P1Y', 60, false],
  ['elapsedTime', 'lt', 'PT', 60, false],
  ['purpose', 'lt', 'z', 'a', false],
  ['count', 'lteq', [1, 2], 1, false],
  ['purpose', 'resembles', 'industry', 'industry', false],
  ['purpose', 'toString', 'industry', 'industry', false],
  ['purpose', 'eq', null, 'industry', false],
  ['purpose', 'eq', {}, 'industry', false],
]

describe('单个限定（ODRL 2.2）', () => {
  test.each(cases)('%s %s %j，实际 %j：%s', (leftOperand, operator, rightOperand, left, expected) => {
    expect(holds({ leftOperand, operator, rightOperand }, use({ [leftOperand]: left }))).toBe(expected)
  })

  test('没有说明的情况不算满足，也不从对象的原型里找', () => {
    for (const leftOperand of ['purpose', 'toString', 'constructor', '__proto__'])
      for (const operator of ['eq', 'neq', 'isNoneOf', 'isPartOf'])
        expect([leftOperand, operator, holds({ leftOperand, operator, rightOperand: 'x' }, use({}))]).toEqual([
          leftOperand,
          operator,
          false,
        ])
  })

  const yes: Constraint = { leftOperand: 'count', operator: 'lteq', rightOperand: 5 }
  const no: Constraint = { leftOperand: 'count', operator: 'gt', rightOperand: 5 }
  test.each([
    [{ and: [yes, yes] }, true],
    [{ and: [yes, no] }, false],
    [{ and: [] }, false],
    [{ or: [no, yes] }, true],
    [{ or: [no, no] }, false],
    [{ or: [] }, false],
    [{ xone: [yes, no] }, true],
    [{ xone: [yes, yes] }, false],
    [{ xone: [no, no] }, false],
    [{ and: [{ or: [no, yes] }, { xone: [no, yes] }] }, true],
    [{ andSequence: [yes] }, false],
    [{}, false],
  ] as [Constraint, boolean][])('组合限定 %j：%s', (constraint, expected) => expect(holds(constraint, use({ count: 5 }))).toBe(expected))
})

describe('规则（ODRL 2.2）', () => {
  const rule = { uid: 'r', action: 'use', target: 'urn:a', assignee: 'urn:d' }
  const policy = (parts: Partial<Policy>): Policy => ({ '@context': '', '@type': 'Set', uid: 'p', ...parts })

  test('没有允许就是拒绝；别的资产、别的人、转让都不在允许之内', () => {
    expect(evaluate(policy({}), use({}))).toMatchObject({ isPermitted: false, because: 'no-permission' })
    expect(evaluate(policy({ permission: [rule] }), use({}))).toMatchObject({ isPermitted: true, because: 'permission' })
    expect(evaluate(policy({ permission: [rule] }), use({}, { target: 'urn:b' }))).toMatchObject({ isPermitted: false, because: 'target' })
    expect(evaluate(policy({ permission: [rule] }), use({}, { assignee: 'urn:e' }))).toMatchObject({
      isPermitted: false,
      because: 'assignee',
    })
    for (const action of ['sell', 'give', 'transfer'])
      expect(evaluate(policy({ permission: [rule] }), use({}, { action }))).toMatchObject({ isPermitted: false, because: 'action' })
    expect(evaluate(policy({ permission: [{ ...rule, action: 'read' }] }), use({}))).toMatchObject({
      isPermitted: false,
      because: 'action',
    })
  })

  test('禁止优先于允许；限定不成立的禁止不起作用', () => {
    const forbidden = { ...rule, uid: 'f', action: 'distribute' }
    expect(evaluate(policy({ permission: [rule], prohibition: [forbidden] }), use({}, { action: 'distribute' }))).toMatchObject({
      isPermitted: false,
      because: 'prohibition',
    })
    const later = { ...forbidden, constraint: [{ leftOperand: 'dateTime', operator: 'gteq', rightOperand: '2026-06-01T00:00:00Z' }] }
    expect(
      evaluate(policy({ permission: [rule], prohibition: [later] }), use(at('2026-05-01'), { action: 'distribute' })).isPermitted,
    ).toBe(true)
    expect(
      evaluate(policy({ permission: [rule], prohibition: [later] }), use(at('2026-06-01'), { action: 'distribute' })).isPermitted,
    ).toBe(false)
  })

  test('附带的义务被违反，允许不成立；几条允许有一条成立即可，并说明差在哪里', () => {
    const owing = { ...rule, duty: [{ uid: 'd1', action: 'inform' }] }
    expect(evaluate(policy({ permission: [owing] }), use({}, { violated: ['d1'] }))).toMatchObject({
      isPermitted: false,
      because: 'duty:inform',
    })
    for (const violated of [[], ['d2']]) expect(evaluate(policy({ permission: [owing] }), use({}, { violated })).isPermitted).toBe(true)
    const limited = (count: number) => ({
      ...rule,
      uid: `c${count}`,
      constraint: [{ leftOperand: 'count', operator: 'lteq', rightOperand: count }],
    })
    expect(evaluate(policy({ permission: [limited(1), limited(3)] }), use({ count: 2 }))).toMatchObject({
      isPermitted: true,
      rules: [
        { uid: 'c1', isActive: false, unmet: ['count'] },
        { uid: 'c3', isActive: true, unmet: [] },
      ],
    })
    expect(evaluate(policy({ permission: [limited(1), limited(3)] }), use({ count: 4 }))).toMatchObject({
      isPermitted: false,
      because: 'count',
    })
  })
})

describe('合同的机读策略（§5.5）', () => {
  const terms: AgreementTerms = {
    id: '7d0a',
    number: 'SY-2026-000001',
    operatorId: '0a',
    developerId: '0b',
    assetId: '0c',
    assetVersion: 2,
    purposeClass: 'industry',
    purpose: '出行服务',
    columns: ['线路编号', '线路名称'],
    manner: 'query',
    places: ['clean-room'],
    beginsOn: '2026-03-01',
    endsOn: '2026-05-31',
    mostUses: 3,
    renews: null,
  }
  const asked: UseAsked = {
    purposeClass: 'industry',
    columns: ['线路名称'],
    manner: 'query',
    place: 'clean-room',
    at: new Date('2026-03-01T00:00:00+08:00'),
    count: 1,
  }
  const policy = policyOf(terms)
  test.each([
    ['permission', {}],
    ['purpose', { purposeClass: 'welfare' }],
    ['rs:column', { columns: ['线路名称', '里程_公里'] }],
    ['rs:column', { columns: [] }],
    ['deliveryChannel', { manner: 'report' }],
    ['virtualLocation', { place: 'government-cloud' }],
    ['dateTime', { at: new Date('2026-02-28T23:59:59+08:00') }],
    ['permission', { at: new Date('2026-05-31T23:59:59+08:00') }],
    ['dateTime', { at: new Date('2026-06-01T00:00:00+08:00') }],
    ['permission', { count: 3 }],
    ['count', { count: 4 }],
  ] as [string, Partial<UseAsked>][])('%s：%j', (because, changes) =>
    expect(evaluate(policy, useOf(terms, { ...asked, ...changes }))).toMatchObject({ because, isPermitted: because === 'permission' }),
  )

  test('不能扩散、不能导出（§7.6、§5.6）；经过 JSON 存取判定不变', () => {
    for (const action of ['distribute', 'extract'])
      expect(evaluate(policy, { ...useOf(terms, asked), action })).toMatchObject({ isPermitted: false, because: 'prohibition' })
    expect(evaluate(JSON.parse(JSON.stringify(policy)) as Policy, useOf(terms, asked)).isPermitted).toBe(true)
    expect(policyOf({ ...terms, mostUses: null, renews: '0f' })).toMatchObject({ 'dc:replaces': 'urn:uuid:0f' })
  })
})
