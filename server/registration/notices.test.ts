import { describe, expect, test } from 'vitest'
import { objection } from '#server/test/registry-acts.ts'
import { endAfter } from './notices.ts'
import { checkObjection } from './objections.ts'

describe('the last day of a notice (choice:objection)', () => {
  const clock = { limit: 10, used: 0, since: '2026-11-04' }

  test('ten working days, and as many more as objections stood', () => {
    expect(endAfter(clock, [])).toBe('2026-11-18')
    expect(endAfter(clock, [{ from: '2026-11-06', to: '2026-11-09' }])).toBe('2026-11-19')
    expect(endAfter(clock, [{ from: '2026-11-06', to: '2026-11-06' }])).toBe('2026-11-18')
  })

  test('two objections at once stand as long as the later one', () => {
    expect(
      endAfter(clock, [
        { from: '2026-11-06', to: '2026-11-10' },
        { from: '2026-11-09', to: '2026-11-12' },
      ]),
    ).toBe('2026-11-24')
  })

  test('while one is open there is no last day', () => {
    expect(endAfter(clock, [{ from: '2026-11-06', to: null }])).toBeNull()
  })
})

describe('who objects (choice:objection)', () => {
  const fieldsOf = (answers: Record<string, unknown>) => {
    try {
      checkObjection(answers, '2026-11-06')
      return []
    } catch (problem) {
      return (problem as { problem: { fields: { field: string }[] } }).problem.fields.map((f) => f.field)
    }
  }

  test('by a real name: the identity number or credit code must pass its check', () => {
    expect(fieldsOf(objection)).toEqual([])
    expect(fieldsOf({ ...objection, identity: '12350100000000019k' })).toEqual([])
    expect(fieldsOf({ ...objection, identity: '350102190001010017' })).toEqual(['identity'])
    expect(fieldsOf({ ...objection, identity: '' })).toEqual(['identity'])
  })

  test('every field that is missing is named, nothing foreign is taken', () => {
    expect(fieldsOf({})).toEqual(expect.arrayContaining(['name', 'identity', 'contact', 'ground', 'argument', 'remedy', 'evidence']))
    expect(fieldsOf({ ...objection, officer: 'x' })).toEqual(['officer'])
  })
})
