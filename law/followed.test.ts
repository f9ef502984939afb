import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { followedCases } from './followed.ts'
import { procedures } from './procedures.ts'

test('every procedure and step named there exists', () => {
  for (const [id, { notAt, works }] of Object.entries(followedCases))
    for (const step of [...notAt, ...Object.keys(works)]) expect(procedures[id]?.steps).toHaveProperty([step])
})

test('the case page knows no procedure by its name', () => {
  const folder = join(import.meta.dirname, '../web/cases')
  const named = readdirSync(folder).filter(
    (name) =>
      name.endsWith('.tsx') &&
      Object.keys(procedures).some((id) => readFileSync(join(folder, name), 'utf8').includes(`procedure === '${id}'`)),
  )
  expect(named).toEqual([])
})
