import { randomBytes } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { openedPath, openUpload, sealUpload } from '#server/files/uploads.ts'
import { runWorker, usualBounds, type WorkerScan } from '#server/inventory/scan-worker.ts'
import { type SealingMethod, sealingMethods } from '#server/vault/methods.ts'
import { print, quantile, short, table } from './measure.ts'

const { values: given } = parseArgs({
  options: { megabytes: { type: 'string', default: '500' }, rounds: { type: 'string', default: '3' } },
})
const bytes = Number(given.megabytes) * 1e6
/** The same thousand rows again and again, as many as fill the file. */
const piece = Buffer.from(
  Array.from(
    { length: 1000 },
    (_, n) => `${n},榕城区${(n * 7919) % 977}号,2026-0${(n % 9) + 1}-1${n % 9},${((n * 31) % 4001) / 10},站点${n % 53}\n`,
  ).join(''),
)
const content = () =>
  Readable.from(
    (function* () {
      yield Buffer.from('编号,地址,日期,数值,站点\n')
      for (let sent = 0; sent < bytes; sent += piece.length) yield piece
    })(),
    { objectMode: false },
  )

/** What one upload and its scan took, in milliseconds; `held` is the longest the process that answers people was held up while it came in and was opened. */
type Took = { readonly arrived: number; readonly first: number; readonly scanned: number; readonly held: number }

async function once(method: SealingMethod | 'open'): Promise<Took> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-bench-'))
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  try {
    const place = path.join(folder, 'upload')
    const key = method === 'open' ? null : { id: '0'.repeat(16), method, secret: randomBytes(32) }
    const keys = { current: async () => key!, key: async () => key! }
    const began = performance.now()
    if (key) await sealUpload(keys, place, 'bench', content())
    else await pipeline(content(), createWriteStream(place, { mode: 0o600, flush: true }))
    const [arrived, from] = [performance.now() - began, performance.now()]
    const opening = key ? await openUpload(keys, place, 'bench', folder) : undefined
    let first = Number.NaN
    const target = { kind: 'file' as const, path: opening ? openedPath : place, name: 'bench.csv', ...(opening ? { isComing: true } : {}) }
    const scan: WorkerScan = {
      job: { target, salt: '0'.repeat(64), threads: 1 },
      folder,
      bounds: usualBounds,
      opening,
      onProgress: () => {},
      onPreliminary: () => {
        first = performance.now() - from
      },
    }
    const result = await runWorker(scan)
    const scanned = performance.now() - from
    await opening?.end()
    if ('failure' in result || result.findings[0]!.finding.rows < 1000)
      throw new Error(`not scanned: ${JSON.stringify(result).slice(0, 300)}`)
    return { arrived, first, scanned, held: delay.max / 1e6 }
  } finally {
    delay.disable()
    rmSync(folder, { recursive: true, force: true })
  }
}

const ways = ['open', ...sealingMethods] as const
const took: Record<string, Took[]> = {}
for (let round = 0; round < Number(given.rounds); round++)
  for (const way of ways) {
    const one = await once(way)
    process.stderr.write(`${way} ${JSON.stringify(one)}\n`)
    ;(took[way] ??= []).push(one)
  }
const median = (way: string, of: keyof Took) =>
  short(
    quantile(
      took[way]!.map((each) => each[of]),
      0.5,
    ),
  )
print(
  `Uploads, ${given.megabytes} MB of CSV, ${given.rounds} rounds in turn`,
  table(
    ['kept', 'arrived ms', 'first answer ms', 'scanned ms', 'longest hold-up ms'],
    ways.map((way) => [way, median(way, 'arrived'), median(way, 'first'), median(way, 'scanned'), median(way, 'held')]),
  ),
)
