import { expect, test } from 'vitest'
import { countRepeats } from '#scanner/engine/duplicates.ts'
import { engineModule } from '#scanner/engine/engine-module.ts'
import { LocalMember } from '#scanner/engine/member.ts'
import { csvForm } from '#scanner/engine/measurer.ts'

/** Repeats of rows and of the first column, of an engine that may keep so many hashes. */
async function repeatsOf(lines: readonly string[], hashes: number) {
  const member = new LocalMember(engineModule(), { seed: 7n, cellLimit: 1_000_000, values: 2048, sampleRows: 512, width: 2, keys: [0], hashes })
  for (let at = 0; at < lines.length; at += 1000) {
    await member.chunk({ kind: 'records', range: at / 1000, width: 2, bytes: Buffer.from(lines.slice(at, at + 1000).join('\n') + '\n'), form: csvForm(',') })
  }
  return countRepeats([member], [await member.part()], 2)
}
const different = Array.from({ length: 20_000 }, (_, n) => `key ${n},${n % 7}`)

test.each([2000, 3100, 9000])('where no two rows are the same, none is counted twice, however few hashes may be kept (%i)', async (hashes) => {
  expect(await repeatsOf(different, hashes)).toEqual([{ count: 0, exact: false }, { count: 0, exact: false }])
})

test('repeats are still found, counted from the share that was kept', async () => {
  const [rows, keys] = await repeatsOf([...different, ...different], 4000)
  for (const repeats of [rows!, keys!]) {
    expect(repeats.exact).toBe(false)
    expect(repeats.count).toBeGreaterThan(17_000)
    expect(repeats.count).toBeLessThan(23_000)
  }
})
