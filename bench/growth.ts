import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as echarts from 'echarts'
import { civilDate } from '#contract/working-days.ts'
import { amortiseCity } from '#server/books/amortise.ts'
import { findDifferences } from '#server/books/check.sql.ts'
import { addMonths, monthOf } from '#server/books/months.ts'
import { inSnapshot } from '#server/commands/verify.sql.ts'
import { connect } from '#server/db/pool.ts'
import { asSystem } from '#server/db/transaction.ts'
import { fillBooks } from './fill/books.ts'
import { circulationOf, fillCirculation } from './fill/circulation.ts'
import { password, root, startGround, type Ground, type Open } from './ground.ts'
import { clocked, print, short, table, timesOf } from './measure.ts'
import { Visitor } from './visitor.ts'

/** What was measured at one size, in milliseconds by name. */
type Point = { readonly assets: number; readonly cases: number; readonly entries: number; readonly ms: Readonly<Record<string, number>> }

const word = (q: string) => `q=${encodeURIComponent(q)}`
const sights: Readonly<Record<string, readonly [string, (set: string, asset: string, open: string) => string]>> = {
  'catalogue, Data Bureau': ['bureau', () => '/api/assets'],
  'a word in every name, Data Bureau': ['bureau', () => `/api/assets?${word('公交客流')}`],
  'search everywhere, Data Bureau': ['bureau', () => `/api/search?${word('客流7777')}`],
  'inbox, Data Bureau': ['bureau', () => '/api/inbox'],
  'one case, Data Bureau': ['bureau', (_, __, open) => `/api/cases/${open}`],
  'register, Data Bureau': ['bureau', () => '/api/register'],
  'what is stuck, Data Bureau': ['bureau', () => '/api/case-health/lines'],
  'cockpit, Data Bureau': ['bureau', () => '/api/cockpit'],
  'one card, largest unit': ['largest', (_, asset) => `/api/assets/${asset}`],
  'desk, largest unit': ['largest', () => '/api/desk'],
  'account set, largest unit': ['largest', (set) => `/api/books/${set}`],
  'months, largest unit': ['largest', (set) => `/api/books/${set}/periods`],
  'cards in the books, largest unit': ['largest', (set) => `/api/books/${set}/cards`],
}

/** The 95th percentile of twenty readings of each page. */
async function readSights(platform: Open): Promise<Record<string, number>> {
  const visitors = {
    bureau: await new Visitor(platform).signIn('bureau', password),
    largest: await new Visitor(platform).signIn('largest', password),
  }
  const {
    items: [set],
  } = await visitors.largest.ask<{ items: { id: string }[] }>('GET', '/api/books')
  const {
    items: [asset],
  } = await visitors.largest.ask<{ items: { id: string }[] }>('GET', '/api/assets?limit=1')
  const {
    items: [open],
  } = await visitors.bureau.ask<{ items: { id: string }[] }>('GET', '/api/inbox?tab=others&limit=1')
  const ms: Record<string, number> = {}
  for (const [name, [who, address]] of Object.entries(sights)) {
    const times: number[] = []
    for (let n = -3; n < 20; n++) {
      const took = await clocked(() => visitors[who as keyof typeof visitors].bytes('GET', address(set!.id, asset!.id, open!.id)))
      if (n >= 0) times.push(took)
    }
    ms[`${name}, p95`] = timesOf(times).p95
  }
  const asked = {
    title: '公交到站预测是否属于加工取得',
    kind: 'interpretation',
    clause: '§3.6',
    question: '由实时位置推算的到站预测，按采集取得还是加工取得？',
  }
  const acts: number[] = []
  for (let n = -3; n < 20; n++) {
    const { id, version } = await visitors.largest.ask<{ id: string; version: number }>('POST', '/api/cases', {
      procedure: 'interpretation',
      answers: asked,
      key: randomUUID(),
    })
    const took = await clocked(() =>
      visitors.largest.bytes('POST', `/api/cases/${id}/acts`, { act: 'submit', version, reason: '', key: randomUUID(), asked: {} }),
    )
    if (n >= 0) acts.push(took)
  }
  ms['an act: a case is submitted, p95'] = timesOf(acts).p95
  for (const visitor of Object.values(visitors)) visitor.close()
  return ms
}

/** The first month that was not run yet, and the reconciliation of today. */
async function runBooks(ground: Ground): Promise<Record<string, number>> {
  const { db, close } = connect(ground.url, { max: 1, statementSeconds: 3600 })
  const today = civilDate(new Date())
  const client = await ground.owner()
  const {
    rows: [last],
  } = await client.query<{ on: string }>(
    `select coalesce(max(period) filter (where template = 'amortisation') + interval '1 month', min(period))::date::text as on from vouchers`,
  )
  await client.end()
  const run = await clocked(() => asSystem(db, (tx) => amortiseCity(tx, last!.on, new Date())))
  const reconciled = await clocked(() => inSnapshot(db, (tx) => findDifferences(tx, today, 10)))
  await close()
  return { 'a month’s amortisation of the city': run, 'reconciliation of the city': reconciled }
}

async function measure(folder: string, assets: number): Promise<Point> {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const ground = await startGround('growth', folder)
  try {
    await using platform = await ground.open()
    const client = await ground.owner()
    const { rowCount } = await client.query('select from book_cards limit 1')
    if (rowCount === 0)
      await fillBooks(client, platform, {
        units: Math.min(2_000, Math.max(20, Math.round(assets / 50))),
        assets,
        openedOn: addMonths(monthOf(civilDate(new Date())), -12),
      })
    await fillCirculation(client, circulationOf(assets), () => {})
    const {
      rows: [held],
    } = await client.query<{ cases: number; entries: number }>(
      'select (select count(*) from cases)::int as cases, (select count(*) from entries)::int as entries',
    )
    await client.end()
    return { assets, ...held!, ms: { ...(await readSights(platform)), ...(await runBooks(ground)) } }
  } finally {
    await ground.close()
  }
}

/** Told apart by the sign as well as by the colour, since there are more lines than colours that differ. */
const signs = ['circle', 'triangle', 'diamond'] as const
const colours = ['#1f5fbf', '#c2410c', '#15803d', '#7c3aed', '#0e7490', '#be123c']

/** Both axes by powers of ten: what grows with the city rises with the grey line, what does not lies flat. */
function draw(points: readonly Point[], file: string): void {
  const names = Object.keys(points[0]!.ms)
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 1100, height: 620 })
  const first = points[0]!.assets
  chart.setOption({
    animation: false,
    title: { text: 'How it grows: milliseconds by assets of the city, with their cases and entries', left: 'center' },
    grid: { left: 70, right: 330, top: 50, bottom: 50 },
    legend: { orient: 'vertical', right: 10, top: 'middle', data: names },
    xAxis: { type: 'log', name: 'assets', min: first, max: points.at(-1)!.assets },
    yAxis: { type: 'log', name: 'ms', min: 1, max: 100_000 },
    series: [
      ...names.map((name, n) => ({
        name,
        type: 'line',
        color: colours[n % colours.length],
        symbol: signs[Math.floor(n / colours.length) % signs.length],
        symbolSize: 8,
        data: points.map((point) => [point.assets, Math.max(1, point.ms[name]!)]),
      })),
      {
        name: 'as the city',
        type: 'line',
        lineStyle: { type: 'dashed', color: '#999' },
        symbol: 'none',
        data: points.map(({ assets }) => [assets, (10 * assets) / first]),
      },
    ],
  })
  writeFileSync(file, chart.renderToSVGString())
  chart.dispose()
}

/** Measures how pages and the books grow with the city and draws it into bench/growth.svg: BENCH_DATA=<folder for the cities> node bench/growth.ts [sizes…]. */
async function main(): Promise<void> {
  const kept = process.env['BENCH_DATA']
  if (!kept) throw new Error('where may the cities be kept? BENCH_DATA=<folder>')
  const asked = process.argv.slice(2).map(Number)
  const points: Point[] = []
  for (const assets of asked.length > 0 ? asked : [10_000, 100_000, 1_000_000])
    points.push(await measure(path.join(kept, String(assets)), assets))
  const names = Object.keys(points[0]!.ms)
  print(
    'Growth',
    table(
      [
        'what, by assets / cases / entries',
        ...points.map(({ assets, cases, entries }) => `${[assets, cases, entries].map((n) => n.toLocaleString('en-US')).join(' / ')}`),
      ],
      names.map((name) => [name, ...points.map(({ ms }) => `${short(ms[name]!)} ms`)]),
    ),
  )
  draw(points, path.join(root, 'bench/growth.svg'))
}

await main()
