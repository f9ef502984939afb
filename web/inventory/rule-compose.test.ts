import { expect, test } from 'vitest'
import { cityDefault } from '#contract/coding-rule.ts'
import { codingSegments, type SegmentKind } from '#law/coding.ts'
import { emptySegment, isWritten, moved } from './rule-compose.ts'

test('a segment moves by one place and the others keep their order', () => {
  expect(moved(cityDefault, 1, -1).map((each) => each.kind)).toEqual(['unit', 'district', 'origin', 'year', 'serial', 'check'])
  expect(moved(cityDefault, 4, 1).map((each) => each.kind)).toEqual(['district', 'unit', 'origin', 'year', 'check', 'serial'])
})

test('every kind can be put in; only business codes and a short code wait to be written', () => {
  const open = (Object.keys(codingSegments) as SegmentKind[]).filter((kind) => !isWritten([emptySegment(kind)]))
  expect(open).toEqual(['business'])
  expect(isWritten([{ kind: 'unit', short: '' }])).toBe(false)
  expect(isWritten([])).toBe(true)
})
