import { describe, expect, test } from 'vitest'
import { choices } from '../choices.ts'
import { clauses } from '../clauses.ts'
import { qualityDimensions, qualityLevels } from '../quality.ts'
import { adjustments } from './adjustments.ts'
import { aggregationRules, roles } from './aggregation.ts'
import { categories } from './categories.ts'
import { gradingRules } from './columns.ts'
import { gradingConditions } from './conditions.ts'
import { gradeOfDegree, harmObjects, importanceOf } from './harm.ts'
import { importantSigns } from './important.ts'

const isKnownBasis = (basis: string): boolean =>
  basis.startsWith('§') ? basis.slice(1) in clauses : basis.slice('choice:'.length) in choices
const columns = Object.entries(gradingRules)

describe('the grading rules', () => {
  test('name a category, an object of harm and a basis that exist', () => {
    for (const [type, rule] of columns)
      expect([type, rule.category in categories, rule.harms in harmObjects, isKnownBasis(rule.basis)]).toEqual([type, true, true, true])
  })

  test('stay within general data: what may be more is for people to decide', () => {
    for (const [type, rule] of columns)
      if (rule.degree !== 'none') expect([type, importanceOf[rule.harms][rule.degree]]).toEqual([type, 'general'])
  })

  test('call only personal information sensitive, and never the number of an identity card', () => {
    for (const [type, rule] of columns)
      if (rule.sensitive) expect([type, categories[rule.category].personal, gradeOfDegree[rule.degree] >= 3]).toEqual([type, true, true])
    expect([gradingRules.id_number.sensitive, gradeOfDegree[gradingRules.id_number.degree]]).toEqual([false, 4])
  })

  test('every condition is known and used', () => {
    const used = [
      ...adjustments.flatMap((one) => [...one.when, ...(one.unless ?? [])]),
      ...Object.values(roles).flatMap((role) => [...('when' in role ? role.when : []), ...('unless' in role ? role.unless : [])]),
    ]
    expect([...new Set(used)].sort()).toEqual(Object.keys(gradingConditions).sort())
  })

  test('adjustments have their own names and bases, and end in a category that exists', () => {
    expect(new Set(adjustments.map((one) => one.id)).size).toBe(adjustments.length)
    for (const one of adjustments)
      expect([one.id, isKnownBasis(one.basis), one.category === undefined || one.category in categories]).toEqual([one.id, true, true])
  })

  test('combinations have their own names, known roles and bases, and every role is used', () => {
    const ids = [...aggregationRules.map((rule) => rule.id), ...importantSigns.map((sign) => sign.id)]
    expect(new Set(ids).size).toBe(ids.length)
    for (const rule of [...aggregationRules, ...importantSigns]) expect([rule.id, isKnownBasis(rule.basis)]).toEqual([rule.id, true])
    expect([...new Set(aggregationRules.flatMap((rule) => rule.needs.flat()))].sort()).toEqual(Object.keys(roles).sort())
  })
})

describe('the quality rules', () => {
  const dimensions = Object.values(qualityDimensions)

  test('weigh to one and rest on a choice', () => {
    expect(dimensions.reduce((sum, one) => sum + one.weight, 0)).toBeCloseTo(1, 12)
    for (const one of dimensions) expect(isKnownBasis(one.basis)).toBe(true)
  })

  test('number every indicator under its dimension', () => {
    for (const one of dimensions) for (const code of Object.keys(one.indicators)) expect(code.startsWith(one.code)).toBe(true)
  })

  test('levels fall and end at nothing', () => {
    expect(qualityLevels.map((one) => one.least)).toEqual(qualityLevels.map((one) => one.least as number).sort((a, b) => b - a))
    expect(qualityLevels.at(-1)!.least).toBe(0)
  })
})
