import { expect, test } from 'vitest'
import { allOf } from './all-of.ts'

test('a step that cannot be taken holds back none that follow, and is told at the end', async () => {
  const taken: number[] = []
  const step = (n: number, fault?: string) => async () => {
    await Promise.resolve()
    if (fault) throw new Error(fault)
    taken.push(n)
  }
  await expect(allOf([step(1), step(2, 'two'), step(3)])).rejects.toThrow('two')
  await expect(allOf([step(4, 'four'), step(5), step(6, 'six')])).rejects.toThrow('Error: four; Error: six')
  await allOf([step(7)])
  expect(taken).toEqual([1, 3, 5, 7])
})
