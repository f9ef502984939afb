import { describe, expect, test } from 'vitest'
import { type Clause, clauses } from './clauses.ts'
import { coverage } from './coverage.ts'
import { enforcingPlacesOf, placesOf, wordsOfPlace } from './places.ts'

const ids = Object.keys(clauses) as Clause[]

describe('the clauses', () => {
  test('are 65, counted by chapter as the text has them', () => {
    const count = (chapter: number) => ids.filter((id) => id.startsWith(`${chapter}.`)).length
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(count)).toEqual([8, 4, 12, 9, 12, 10, 6, 4])
    expect(ids).toHaveLength(65)
  })

  test('are in our own short words', () => {
    for (const id of ids) {
      expect(clauses[id].zh.length).toBeLessThanOrEqual(60)
      expect(clauses[id].en.length).toBeLessThanOrEqual(170)
    }
  })
})

describe.each(ids)('coverage of §%s', (id) => {
  test('names only places that exist', () => {
    for (const place of coverage[id].where) expect([place, wordsOfPlace(place)]).not.toEqual([place, null])
  })

  test('claims to be enforced exactly when something enforces it', () => {
    if (coverage[id].state === 'enforced') expect(placesOf(id)).not.toEqual([])
    if (enforcingPlacesOf(id).length > 0) expect(coverage[id].state).toBe('enforced')
  })
})
