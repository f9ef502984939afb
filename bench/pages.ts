import { createServer } from 'node:http'
import { brotliCompressSync } from 'node:zlib'
import { chromium, type Browser, type Page } from 'playwright-core'
import { fillCity } from './fill/city.ts'
import { scaled } from './fill/cases.ts'
import { password, startGround } from './ground.ts'
import { print, quantile, ratioOf, short, table } from './measure.ts'
import { Visitor } from './visitor.ts'

/** A page to look at: its address, what must be there to read it, who asks, and the goals. */
type Sight = {
  readonly name: string
  readonly url: string
  readonly ready: string
  readonly cookie: string | null
  readonly kilobytes: number
  readonly seconds: number | null
}
type Seen = { readonly ms: number; readonly bytes: number; readonly requests: number; readonly script: number }

/** The peer: fifty rows of plain HTML, compressed, from a bare Node server; what a page of rows costs at least. */
function servePlain(): Promise<{ url: string; close(): void }> {
  const rows = Array.from(
    { length: 50 },
    (_, n) =>
      `<tr><td>FZ-2026-${String(n).padStart(6, '0')}</td><td>首次登记：公交线路信息${n}号</td><td>登记初审</td><td>市大数据服务中心</td><td>剩余${n % 20}个工作日</td></tr>`,
  )
  const page = brotliCompressSync(
    `<!doctype html><html lang="zh"><meta charset="utf-8"><title>办件</title><main><h1>办件</h1><table><tbody>${rows.join('')}</tbody></table></main></html>`,
  )
  const server = createServer((_, answer) =>
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'br' }).end(page),
  )
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () =>
      done({
        url: `http://127.0.0.1:${(server.address() as { port: number }).port}/`,
        close: () => {
          server.closeAllConnections()
          server.close()
        },
      }),
    ),
  )
}

/** A slow office computer: 10 Mbit/s, 40 ms, processor slowed four times; nothing in the cache. */
async function look(browser: Browser, sight: Pick<Sight, 'url' | 'ready' | 'cookie'>): Promise<Seen> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } })
  try {
    const { hostname } = new URL(sight.url)
    if (sight.cookie) await context.addCookies([{ name: 'rongshu', value: sight.cookie, domain: hostname, path: '/' }])
    const page = await context.newPage()
    return await measured(page, sight)
  } finally {
    await context.close()
  }
}

async function measured(page: Page, { url, ready }: Pick<Sight, 'url' | 'ready'>): Promise<Seen> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Performance.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: 1_250_000,
    uploadThroughput: 1_250_000,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  let bytes = 0
  let requests = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
    requests++
  })
  // Readable: what was waited for is in the page, and the frame after it has been painted.
  await page.addInitScript({
    content: `const frame = requestAnimationFrame
    const watch = () => document.querySelector(${JSON.stringify(ready)}) ? frame(() => frame(() => { globalThis.readableAt = performance.now() })) : frame(watch)
    watch()`,
  })
  await page.goto(url, { waitUntil: 'commit' })
  const handle = await page.waitForFunction(() => (globalThis as { readableAt?: number }).readableAt, undefined, {
    timeout: 60_000,
    polling: 50,
  })
  const ms = Number(await handle.jsonValue())
  await page.waitForTimeout(1_500)
  const { metrics } = await devtools.send('Performance.getMetrics')
  return { ms, bytes, requests, script: (metrics.find((m) => m.name === 'ScriptDuration')?.value ?? 0) * 1000 }
}

async function sightsOf(base: string, visitor: Visitor): Promise<Sight[]> {
  const {
    items: [line],
  } = await visitor.ask<{ items: { number: string }[] }>('GET', '/api/register?limit=1')
  const open = { cookie: null, kilobytes: 100, seconds: 1 }
  return [
    { ...open, name: 'front page /', url: `${base}/`, ready: 'main table tbody tr' },
    { ...open, name: '/notices', url: `${base}/notices`, ready: 'main table tbody tr' },
    { ...open, name: '/check/<number>', url: `${base}/check/${line!.number}`, ready: 'main dl, main table' },
    { ...open, name: '/guide/first-registration', url: `${base}/guide/first-registration`, ready: 'main h2' },
    {
      name: 'inbox, first load',
      url: `${base}/desk/`,
      ready: 'tbody tr:nth-child(10), [data-row-key]:nth-of-type(10)',
      cookie: visitor.token(),
      kilobytes: 450,
      seconds: null,
    },
  ]
}

/** Measures what pages transfer and when they can be read, in turn with a bare page of fifty rows: node bench/pages.ts [rounds]. */
async function main(): Promise<void> {
  const rounds = Number(process.argv[2] ?? 5)
  const ground = await startGround('pages')
  const plain = await servePlain()
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  try {
    await using platform = await ground.open()
    await fillCity(ground, platform, scaled(0.02), (line) => process.stderr.write(`${line}\n`))
    const visitor = await new Visitor(platform).signIn('centre1', password)
    const sights = await sightsOf(`http://127.0.0.1:${(platform.app.server.address() as { port: number }).port}`, visitor)
    const peer: Seen[] = []
    const seen = sights.map((): Seen[] => [])
    for (let round = -1; round < rounds; round++) {
      const bare = await look(browser, { url: plain.url, ready: 'tbody tr:nth-child(40)', cookie: null })
      if (round >= 0) peer.push(bare)
      for (const [n, sight] of sights.entries()) {
        const one = await look(browser, sight)
        if (round >= 0) seen[n]!.push(one)
      }
    }
    visitor.close()
    const row = (name: string, list: readonly Seen[], goal: string) => [
      name,
      `${(
        quantile(
          list.map((s) => s.bytes),
          0.5,
        ) / 1000
      ).toFixed(1)} KB`,
      quantile(
        list.map((s) => s.requests),
        0.5,
      ),
      `${short(
        quantile(
          list.map((s) => s.ms),
          0.5,
        ),
      )} ms`,
      `${short(Math.max(...list.map((s) => s.ms)))} ms`,
      `${quantile(
        list.map((s) => s.script),
        0.5,
      ).toFixed(0)} ms`,
      short(
        ratioOf(
          list.map((s) => s.ms),
          peer.map((s) => s.ms),
        ),
      ),
      goal,
    ]
    print(
      'Pages on a slow office computer (10 Mbit/s, 40 ms, processor ÷ 4, cold cache)',
      table(
        ['page', 'transferred', 'requests', 'readable', 'worst', 'script', 'ratio to the bare page', 'goal'],
        [
          row('bare page of 50 rows, node:http', peer, ''),
          ...sights.map((s, n) => row(s.name, seen[n]!, `≤ ${s.kilobytes} KB${s.seconds ? `, < ${s.seconds} s` : ''}`)),
        ],
      ),
    )
  } finally {
    await browser.close()
    plain.close()
    await ground.close()
  }
}

await main()
