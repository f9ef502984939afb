import { expect, test } from 'vitest'
import { dropsOf } from './drops.ts'

const stage = (key: string, value: number) => ({ key, label: key, value, href: '' })

test('a stage tells how many stayed behind and what share went on; the last one tells neither', () => {
  expect(dropsOf([stage('carded', 8), stage('catalogued', 6), stage('registered', 3)]).map(({ lost, share }) => [lost, share])).toEqual([
    [2, 0.75],
    [3, 0.5],
    [null, null],
  ])
})

test('nothing at all gives no share', () => {
  expect(dropsOf([stage('carded', 0), stage('catalogued', 0)])[0]).toMatchObject({ lost: 0, share: null })
})
