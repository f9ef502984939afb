import { expect, test } from 'vitest'
import { boxHeight, boxWidth, placesOf } from './lineage-places.ts'

const kin = (id: string, depth: number) => ({ id, depth, code: id, name: id, holderName: '', grade: 1, state: 'catalogued' })

test('sources stand left of what was made from them, and no box lies on another', () => {
  const { boxes, width, height } = placesOf({ assets: [kin('a', -1), kin('b', -1), kin('here', 0), kin('c', 1), kin('d', 1), kin('e', 1)] })
  const x = Object.fromEntries(boxes.map((box) => [box.id, box.x]))
  expect(x['a']).toBeLessThan(x['here']!)
  expect(x['here']).toBeLessThan(x['c']!)
  for (const one of boxes) {
    expect(one.x + boxWidth).toBeLessThanOrEqual(width)
    expect(one.y + boxHeight).toBeLessThanOrEqual(height)
    for (const other of boxes) if (one !== other && one.x === other.x) expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(boxHeight)
  }
})
