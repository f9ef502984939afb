import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Ask } from './ask.ts'
import { keepFigures } from './kept-figures.ts'

const asked = (organisationId: string, today = '2026-11-26') =>
  ({ today, visitor: { role: 'data-bureau', organisationId, organisationKind: null, sector: null } }) as unknown as Ask

/** Counts how often it was asked, over so many assets. */
function counting(assets: number) {
  let n = 0
  return keepFigures(
    async () => {
      const value = ++n
      await sleep(50)
      return value
    },
    () => assets,
  )
}

test('figures over few assets are counted every time', async () => {
  const figures = counting(19_999)
  expect([await figures(asked('a')), await figures(asked('a'))]).toEqual([1, 2])
})

test('figures over very many are told again to its own scope on its own day, and those who ask at once wait for one count', async () => {
  const figures = counting(20_000)
  expect(await Promise.all([figures(asked('a')), figures(asked('a'))])).toEqual([1, 1])
  expect(await figures(asked('a'))).toBe(1)
  expect(await figures(asked('b'))).toBe(2)
  expect(await figures(asked('a', '2026-11-27'))).toBe(3)
})

test('a failure is told, and not kept', async () => {
  let isBroken = true
  const figures = keepFigures(
    async () => {
      if (isBroken) throw new Error('no database')
      return 'fine'
    },
    () => 20_000,
  )
  await expect(figures(asked('a'))).rejects.toThrow('no database')
  isBroken = false
  expect(await figures(asked('a'))).toBe('fine')
})
