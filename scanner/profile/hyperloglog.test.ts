import { expect, test } from 'vitest'
import { HyperLogLog } from '#scanner/profile/hyperloglog.ts'
import { look, textHash } from '#scanner/profile/cell.ts'

test('the estimate stays within four percent from ten to a million', () => {
  const sketch = new HyperLogLog()
  let shown = 0
  for (const goal of [10, 1000, 20_000, 200_000, 1_000_000]) {
    for (; shown < goal; shown++) {
      look(`3501${shown}`)
      sketch.add(textHash.low)
      sketch.add(textHash.low)
    }
    expect(Math.abs(sketch.estimate() / goal - 1)).toBeLessThan(0.04)
  }
})
