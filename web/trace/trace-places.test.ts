import { expect, test } from 'vitest'
import type { TraceNode } from '#contract/trace.ts'
import { boxHeight, boxWidth, tracePlaces } from './trace-places.ts'

const node = (kind: TraceNode['kind'], id: string, at: string | null): TraceNode => ({
  key: `${kind}:${id}`,
  kind,
  id,
  title: id,
  number: '',
  state: null,
  organisationName: '',
  at,
  href: null,
  procedure: null,
  hands: [],
})

test('a column for each kind there is, in the order of an asset’s life, the oldest at the top; no two boxes meet', () => {
  const { places, columns, width, height } = tracePlaces({
    nodes: [
      node('order', 'o', '2026-03-01'),
      node('asset', 'late', '2026-02-01'),
      node('asset', 'early', '2026-01-01'),
      node('source', 's', null),
    ],
  })
  expect(columns.map(({ kind }) => kind)).toEqual(['source', 'asset', 'order'])
  expect(places.map(({ id }) => id)).toEqual(['s', 'early', 'late', 'o'])
  for (const one of places)
    for (const other of places)
      if (one !== other) expect(Math.abs(one.x - other.x) >= boxWidth || Math.abs(one.y - other.y) >= boxHeight).toBe(true)
  expect(places.every(({ x, y }) => x + boxWidth <= width && y + boxHeight <= height)).toBe(true)
})
