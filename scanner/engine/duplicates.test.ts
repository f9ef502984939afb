import { expect, test } from 'vitest'
import { countRepeats } from '#scanner/engine/duplicates.ts'
import { engineModule } from '#scanner/engine/engine-module.ts'
import { LocalMember } from '#scanner/engine/member.ts'
import { csvForm } from '#scanner/engine/measurer.ts'
import { repeatsOf } from '#scanner/engine/repeats.ts'

/** Engines that may keep so many hashes, and have measured lines of two columns, of which the first may be a key; what they tell of the pieces. */
async function measured(lines: readonly string[], hashes: number, count = 1) {
  const setup = { seed: 7n, cellLimit: 1_000_000, values: 2048, sampleRows: 512, width: 2, keys: [0], hashes }
  const members = Array.from({ length: count }, () => new LocalMember(engineModule(), setup))
  const notes = []
  for (let at = 0; at < lines.length; at += 1000) {
    const bytes = Buffer.from(lines.slice(at, at + 1000).join('\n') + '\n')
    const { note } = await members[(at / 1000) % count]!.chunk({ kind: 'records', range: at / 1000, width: 2, bytes, form: csvForm(',') })
    notes.push(note)
  }
  return { members, notes, parts: await Promise.all(members.map((member) => member.part())) }
}
/** Repeats of rows and of the first column, of an engine that may keep so many hashes. */
async function repeatsIn(lines: readonly string[], hashes: number) {
  const { members, parts } = await measured(lines, hashes)
  return countRepeats(members, parts, [0, 1])
}
const different = Array.from({ length: 20_000 }, (_, n) => `key ${n},${n % 7}`)

test.each([2000, 3100, 9000])(
  'where no two rows are the same, none is counted twice, however few hashes may be kept (%i)',
  async (hashes) => {
    expect(await repeatsIn(different, hashes)).toEqual([
      { count: 0, exact: false },
      { count: 0, exact: false },
    ])
  },
)

test('repeats are still found, counted from the share that was kept', async () => {
  const [rows, keys] = await repeatsIn([...different, ...different], 4000)
  for (const repeats of [rows!, keys!]) {
    expect(repeats.exact).toBe(false)
    expect(repeats.count).toBeGreaterThan(17_000)
    expect(repeats.count).toBeLessThan(23_000)
  }
})

const cells = Array.from({ length: 5000 }, (_, n) => `${n - 20}`)
test.each([
  ['numbers that go up', cells, 0],
  ['numbers that go up, one of them twice', cells.toSpliced(3000, 0, '2980'), 0],
  ['numbers that go down', cells.toReversed(), 0],
  ['the same numbers twice', [...cells, ...cells], 0],
  ['numbers that go up, with two empty cells', cells.map((cell, n) => (n === 7 || n === 4007 ? '' : cell)), 0],
  ['numbers that go up, but for one word, twice', cells.map((cell, n) => (n === 70 || n === 80 ? 'x' : cell)), 0],
  ['different words', cells.map((cell) => `w${cell}`), 0],
  ['numbers that go up but for a blank line', cells.toSpliced(9, 0, ''), 1],
])('%s: what is told without a look at the hashes is what the hashes tell', async (_, keys, empty) => {
  const lines = keys.map((key) => `${key},${empty ? '' : 'same'}`)
  const { members, parts, notes } = await measured(lines, 1e6, 2)
  const counted = await countRepeats(members, parts, [0, 1])
  expect(await repeatsOf(members, parts, notes, [0])).toEqual(counted)
  expect(await repeatsIn(lines, 1e6)).toEqual(counted)
})

test('addresses and numbered names, of which some bytes are read twice, are all different', async () => {
  for (const keys of [
    Array.from({ length: 60_000 }, (_, n) => `10.1.${Math.floor(n / 250)}.${n % 250}`),
    Array.from({ length: 60_000 }, (_, n) => `企业${n + 1}`),
  ]) {
    const rows = keys.map((key) => `${key},same`)
    expect(await repeatsIn(rows, 1e6)).toEqual([
      { count: 0, exact: true },
      { count: 0, exact: true },
    ])
  }
})
