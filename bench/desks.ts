import { mkdirSync } from 'node:fs'
import type pg from 'pg'
import type { Party } from '#law/parties.ts'
import { civilDate } from '#contract/working-days.ts'
import { addMonths, monthOf } from '#server/books/months.ts'
import { asSystem } from '#server/db/transaction.ts'
import { addOfficer } from '#server/parties/officers.sql.ts'
import { hashPassword } from '#server/parties/passwords.ts'
import { addPost } from '#server/parties/posts.sql.ts'
import { fillBooks } from './fill/books.ts'
import { circulationOf, fillCirculation } from './fill/circulation.ts'
import { password, startGround, type Ground, type Open } from './ground.ts'
import { clocked, print, short, table, timesOf } from './measure.ts'
import { processorTime } from './processor.ts'
import { Visitor } from './visitor.ts'

const everyone = ['/api/inbox', '/api/inbox/counts', '/api/notes', '/api/dues', '/api/assets']
const overseeing = ['/api/cockpit', '/api/risk-signals', '/api/case-health', '/api/inspections', '/api/incidents', '/api/disputes']
const circulating = ['/api/products', '/api/orders', '/api/agreements', '/api/mandates', '/api/developer-filings']
const settling = ['/api/sharing-agreements', '/api/distributions']
const treasury = ['/api/receivables', '/api/treasury-reconciliation', '/api/remittances']

/** Whose pages are read, of which organisation, and what beside the desk. */
type Seat = {
  readonly login: string
  readonly name: string
  readonly role: Party
  readonly whose: string
  readonly pages: readonly string[]
}
const office = (login: string, name: string, role: Party, pages: readonly string[]): Seat => ({
  login,
  name,
  role,
  whose: `'${role}' = any (o.roles)`,
  pages,
})
const largest = (table: string, column: string) => `o.id = (select ${column} from ${table} group by 1 order by count(*) desc limit 1)`
const middling = (table: string, column: string) =>
  `o.id = (select ${column} from (select ${column}, row_number() over (order by count(*)) as n, count(*) over () as of from ${table} group by 1) t where n = of / 2)`
const supervising = [...everyone, ...overseeing]
const seats: readonly Seat[] = [
  office('d-bureau', 'Data Bureau', 'data-bureau', [
    ...supervising,
    ...circulating,
    ...settling,
    ...treasury,
    '/api/annual-reports',
    '/api/risk-assessments',
  ]),
  office('d-centre', 'Big Data Service Centre', 'registrar', [
    ...supervising,
    ...circulating,
    ...settling,
    ...treasury,
    '/api/annual-reports',
    '/api/risk-assessments',
  ]),
  office('d-finance', 'Finance Bureau', 'finance-bureau', [
    ...everyone,
    '/api/cockpit',
    '/api/books',
    '/api/orders',
    ...settling,
    ...treasury,
    '/api/annual-reports',
  ]),
  office('d-sasac', 'State Assets Commission', 'sasac', [...everyone, '/api/cockpit', '/api/orders', '/api/agreements']),
  office('d-sector', 'sector authority', 'sector-authority', [
    ...everyone,
    '/api/cockpit',
    '/api/orders',
    '/api/agreements',
    '/api/annual-reports',
  ]),
  office('d-cac', 'Cyberspace Administration', 'cyberspace-office', [...everyone, '/api/incidents', '/api/inspections']),
  office('d-police', 'Public Security', 'police', [...everyone, '/api/incidents', '/api/inspections']),
  {
    login: 'd-unit',
    name: 'producer, the largest',
    role: 'producer',
    whose: largest('assets', 'holder_id'),
    pages: [...everyone, '/api/agreements', ...settling, '/api/receivables'],
  },
  {
    login: 'd-units',
    name: 'producer, a middling one',
    role: 'producer',
    whose: middling('assets', 'holder_id'),
    pages: [...everyone, '/api/agreements', ...settling, '/api/receivables'],
  },
  {
    login: 'd-operator',
    name: 'operator, the largest',
    role: 'operator',
    whose: largest('orders', 'operator_id'),
    pages: [
      ...everyone,
      ...circulating,
      ...settling,
      '/api/sharing-products',
      '/api/incidents',
      '/api/risk-assessments',
      '/api/inspections',
    ],
  },
  {
    login: 'd-operators',
    name: 'operator, a middling one',
    role: 'operator',
    whose: middling('orders', 'operator_id'),
    pages: [...everyone, ...circulating, ...settling],
  },
  {
    login: 'd-developer',
    name: 'developer, the largest',
    role: 'developer',
    whose: largest('orders', 'developer_id'),
    pages: [...everyone, ...circulating, ...settling],
  },
  office('d-exchange', 'exchange', 'exchange', ['/api/inbox', '/api/inbox/counts', '/api/notes', '/api/products', '/api/orders']),
  { ...office('d-audit', 'audit administrator (no desk: the log)', 'audit-administrator', []), pages: ['/api/audit'] },
]
const hasDesk = ({ role }: Seat) => role !== 'audit-administrator'

/** Gives every seat somebody who can sign in; nothing is done for those who are there. */
async function seat(client: pg.Client, platform: Open): Promise<void> {
  const { rows: known } = await client.query<{ login: string }>(`select login from officers where login like 'd-%'`)
  const passwordHash = await hashPassword(password)
  for (const { login, role, whose } of seats.filter((s) => !known.some((k) => k.login === s.login))) {
    const {
      rows: [found],
    } = await client.query<{ id: string }>(`select o.id from organisations o where ${whose} order by o.created_at limit 1`)
    await asSystem(platform.db, async (tx) =>
      addPost(tx, await addOfficer(tx, { login, name: login, passwordHash }), { organisationId: found!.id, role, title: '经办' }),
    )
  }
}

type Reading = { readonly seat: Seat; readonly page: string; readonly anew: number[]; readonly times: number[]; work: number }

/** Every page of every seat: once each by a platform that has kept no figures, `starts` times; then `rounds` times more by the last. */
async function read(ground: Ground, starts: number, rounds: number): Promise<Reading[]> {
  const readings = seats.flatMap((each) =>
    [...(hasDesk(each) ? ['/api/desk'] : []), ...each.pages].map((page): Reading => ({ seat: each, page, anew: [], times: [], work: 0 })),
  )
  for (let start = 1; start <= starts; start++) {
    await using platform = await ground.open()
    const visitors = new Map<Seat, Visitor>()
    for (const each of seats) visitors.set(each, await new Visitor(platform).signIn(each.login, password))
    const refused: string[] = []
    for (const { seat: whose, page, anew } of readings)
      anew.push(
        await clocked(() =>
          visitors
            .get(whose)!
            .bytes('GET', page)
            .catch((problem: Error) => refused.push(`${whose.name}: ${problem.message}`)),
        ),
      )
    if (refused.length > 0) throw new Error(refused.join('\n'))
    for (const reading of start === starts ? readings : []) {
      const before = processorTime(ground.dataDir)
      for (let n = 0; n < rounds; n++) reading.times.push(await clocked(() => visitors.get(reading.seat)!.bytes('GET', reading.page)))
      reading.work = (processorTime(ground.dataDir) - before) / rounds
    }
    for (const visitor of visitors.values()) visitor.close()
  }
  return readings
}

/**
 * Measures the desks, cockpits and first lists of every party over HTTP in a city with operation, trading, settlement and supervision:
 * BENCH_DATA=<folder to keep> node bench/desks.ts [assets] [rounds] [starts].
 */
async function main(): Promise<void> {
  const [assets = 100_000, rounds = 30, starts = 3] = process.argv.slice(2, 5).map(Number)
  const kept = process.env['BENCH_DATA']
  if (kept) mkdirSync(kept, { recursive: true, mode: 0o755 })
  const ground = await startGround('desks')
  try {
    const client = await ground.owner()
    {
      await using platform = await ground.open()
      if (!(await client.query('select from book_cards limit 1')).rowCount)
        await fillBooks(client, platform, {
          units: Math.min(2_000, Math.max(20, Math.round(assets / 50))),
          assets,
          openedOn: addMonths(monthOf(civilDate(new Date())), -12),
        })
      await fillCirculation(client, circulationOf(assets), (line) => process.stderr.write(`${line}\n`))
      await seat(client, platform)
    }
    const readings = await read(ground, starts, rounds)
    const {
      rows: [held],
    } = await client.query<Record<string, string>>(
      `select ${['assets', 'cases', 'entries', 'postings', 'orders', 'incomes', 'agreements', 'evaluations', 'products', 'mandate_assets', 'findings', 'notes', 'inspections', 'incidents'].map((name) => `(select count(*) from ${name}) as ${name}`).join(', ')}`,
    )
    await client.end()
    const row = ({ seat: { name }, page, anew, times, work }: Reading) => {
      const { p50, p95 } = timesOf(times)
      return [name, page, `${short(timesOf(anew).p50)} ms`, `${short(p50)} ms`, `${short(p95)} ms`, `${short(work)} ms`]
    }
    print(
      `Cockpits of all desks: ${Object.entries(held!)
        .map(([what, n]) => `${Number(n).toLocaleString('en-US')} ${what.replace('_', ' ')}`)
        .join(', ')}`,
      table(['who', 'page', 'first asked', 'p50', 'p95', 'processors, each'], readings.map(row)),
    )
  } finally {
    await ground.close()
  }
}

await main()
