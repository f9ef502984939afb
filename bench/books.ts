import type pg from 'pg'
import { civilDate } from '#contract/working-days.ts'
import { amortiseCity } from '#server/books/amortise.ts'
import { findDifferences } from '#server/books/check.sql.ts'
import { addMonths, lastDayOf, monthOf } from '#server/books/months.ts'
import { checkBooks } from '#server/commands/check-books.ts'
import { inSnapshot } from '#server/commands/verify.sql.ts'
import { connect } from '#server/db/pool.ts'
import { asSystem } from '#server/db/transaction.ts'
import { fillBooks } from './fill/books.ts'
import { password, startGround, type Ground, type Open } from './ground.ts'
import { clocked, print, quantile, ratioOf, short, table, timesOf } from './measure.ts'
import { processorTime } from './processor.ts'
import { Visitor } from './visitor.ts'

/** The peer: what a run wrote, put once more into tables of the same columns and indexes by a bare INSERT … SELECT. */
async function makePeers(client: pg.Client): Promise<void> {
  for (const name of ['vouchers', 'postings', 'book_moves'])
    await client.query(`create table peer_${name} (like ${name} including indexes including defaults)`)
}

async function writeAgain(client: pg.Client, onDate: string): Promise<void> {
  await client.query('begin')
  await client.query(`insert into peer_vouchers select * from vouchers where on_date = $1 and template = 'amortisation'`, [onDate])
  await client.query(
    `insert into peer_postings select p.* from postings p join vouchers v on v.id = p.voucher_id where v.on_date = $1 and v.template = 'amortisation'`,
    [onDate],
  )
  await client.query(
    `insert into peer_book_moves select m.* from book_moves m join vouchers v on v.id = m.voucher_id where v.on_date = $1 and v.template = 'amortisation'`,
    [onDate],
  )
  await client.query('commit')
}

/** What is filled in, now or before: the first month of its books, its cards and its account sets. */
async function readFilled(client: pg.Client): Promise<{ openedOn: string; cards: string; sets: string }> {
  const { rows } = await client.query<{ openedOn: string; cards: string; sets: string }>(
    `select min(opened_on)::text as "openedOn", count(*) as sets, (select count(*) from book_cards) as cards from book_sets`,
  )
  return rows[0]!
}

/** By the clock, and by what processors worked for it: the latter means something on a busy machine, too. */
type Seconds = { readonly run: number[]; readonly peer: number[]; readonly runWork: number[]; readonly peerWork: number[] }

async function runTheYear(client: pg.Client, { url, dataDir }: Ground, openedOn: string, months: number): Promise<Seconds> {
  const times: Seconds = { run: [], peer: [], runWork: [], peerWork: [] }
  const clock = async (list: number[], works: number[], work: () => Promise<unknown>) => {
    const before = processorTime(dataDir)
    list.push(await clocked(work))
    works.push(processorTime(dataDir) - before)
  }
  const { db, close } = connect(url, { max: 1, statementSeconds: 3600 })
  const { rows } = await client.query<{ done: number }>(
    `select count(distinct period)::int as done from vouchers where template = 'amortisation'`,
  )
  for (let n = rows[0]!.done; n < months; n++) {
    const period = addMonths(openedOn, n)
    await clock(times.run, times.runWork, () => asSystem(db, (tx) => amortiseCity(tx, period, new Date())))
    await clock(times.peer, times.peerWork, () => writeAgain(client, lastDayOf(period)))
    process.stderr.write(
      `${period}: run ${short(times.run.at(-1)! / 1000)} s, bare insert ${short(times.peer.at(-1)! / 1000)} s; processors ${short(times.runWork.at(-1)! / 1000)} s, ${short(times.peerWork.at(-1)! / 1000)} s\n`,
    )
  }
  await close()
  return times
}

const bookPages = (id: string, account: string) => ({
  'account set': `/api/books/${id}`,
  'account set at a past day': `/api/books/${id}?at=2026-05-15`,
  'cards, by cost': `/api/books/${id}/cards`,
  'cards, searched': `/api/books/${id}/cards?q=7`,
  vouchers: `/api/books/${id}/vouchers`,
  ledger: `/api/books/${id}/ledger?account=${account}&from=2025-01-01`,
  statements: `/api/books/${id}/statements?from=2026-01-01`,
  periods: `/api/books/${id}/periods`,
})
const words = (q: string) => `q=${encodeURIComponent(q)}`

/** Lists, filters, counts and cards that every reader asks for; `assetId` is one of the reader's. */
const cataloguePages = (assetId: string, year: number) => ({
  catalogue: '/api/assets',
  'catalogue, one grade': '/api/assets?grade=3',
  'catalogue, one origin and state': '/api/assets?origin=purchased&state=registered',
  'catalogue, nothing fits': '/api/assets?importance=important',
  'catalogue, a word in every name': `/api/assets?${words('公交客流')}`,
  'catalogue, a word in few': `/api/assets?${words('客流1234')}`,
  'card with its life': `/api/assets/${assetId}`,
  'search everywhere': `/api/search?${words('客流77777')}`,
  memos: '/api/memos',
  'use marks': '/api/use-marks',
  desk: '/api/desk',
  dues: '/api/dues',
  'yearly duties': `/api/inventory-duties?year=${year}`,
  coverage: `/api/inventory-duties/coverage?year=${year}`,
})

async function readPages(platform: Open, dataDir: string, login: string, rounds: number): Promise<(string | number)[][]> {
  const visitor = await new Visitor(platform).signIn(login, password)
  const isUnit = login === 'largest' || login === 'middling'
  const { items: sets } =
    login === 'bureau' ? { items: [] } : await visitor.ask<{ items: { id: string; cards: number }[] }>('GET', '/api/books')
  const { items: assets } = await visitor.ask<{ items: { id: string }[] }>('GET', '/api/assets?limit=1')
  const ofBooks = isUnit
    ? bookPages(sets[0]!.id, 'intangible-amortisation')
    : login === 'finance'
      ? { 'list of account sets': '/api/books', 'list, searched': `/api/books?${words('第12')}` }
      : { cockpit: '/api/cockpit' }
  const rows: (string | number)[][] = []
  for (const [name, path] of Object.entries({ ...ofBooks, ...cataloguePages(assets[0]!.id, new Date().getFullYear()) })) {
    const times: number[] = []
    let before = 0
    for (let n = -2; n < rounds; n++) {
      if (n === 0) before = processorTime(dataDir)
      const took = await clocked(() => visitor.bytes('GET', path))
      if (n >= 0) times.push(took)
    }
    const { p50, p95 } = timesOf(times)
    rows.push([
      `${isUnit ? `unit of ${sets[0]!.cards} cards` : login}: ${name}`,
      `${short(p50)} ms`,
      `${short(p95)} ms`,
      `${short((processorTime(dataDir) - before) / rounds)} ms`,
    ])
  }
  visitor.close()
  return rows
}

/**
 * Measures a year of books: monthly runs of the whole city against bare inserts of the same rows, the reconciliation, and pages: node
 * bench/books.ts [assets] [rounds] [months].
 */
async function main(): Promise<void> {
  const [assets = 100_000, rounds = 40, months = 12] = process.argv.slice(2, 5).map(Number)
  const units = Math.min(2_000, Math.max(20, Math.round(assets / 50)))
  const ground = await startGround('books')
  try {
    await using platform = await ground.open()
    const client = await ground.owner()
    // A kept folder goes on where it was left.
    const { rowCount } = await client.query('select from book_cards limit 1')
    if (rowCount === 0) {
      const filling = await clocked(() =>
        fillBooks(client, platform, { units, assets, openedOn: addMonths(monthOf(civilDate(new Date())), -12) }),
      )
      process.stderr.write(`${assets} assets of ${units} units after ${(filling / 1000).toFixed(0)} s\n`)
      await makePeers(client)
    }
    const { openedOn, cards, sets } = await readFilled(client)
    const times = await runTheYear(client, ground, openedOn, months)
    await client.query('vacuum analyze book_moves, book_cards, postings, vouchers')
    const owner = connect(ground.url, { max: 1, statementSeconds: 3600 })
    const today = civilDate(new Date())
    const whole = await clocked(async () => {
      const found = await checkBooks(owner.db, today)
      if (found.faults.length > 0) throw new Error(JSON.stringify(found.faults.slice(0, 3)))
    })
    const [now, past] = [
      await clocked(() => inSnapshot(owner.db, (tx) => findDifferences(tx, today, 10))),
      await clocked(() => inSnapshot(owner.db, (tx) => findDifferences(tx, addMonths(openedOn, 6), 10))),
    ]
    await owner.close()
    const read = (login: string) => readPages(platform, ground.dataDir, login, rounds)
    const pages = [...(await read('middling')), ...(await read('largest')), ...(await read('finance')), ...(await read('bureau'))]
    const {
      rows: [held],
    } = await client.query<{ moves: string; postings: string; size: string }>(
      `select (select count(*) from book_moves) as moves, (select count(*) from postings) as postings, pg_size_pretty(pg_total_relation_size('book_moves') + pg_total_relation_size('postings') + pg_total_relation_size('vouchers') + pg_total_relation_size('book_cards')) as size`,
    )
    await client.end()
    const seconds = (list: readonly number[], share: number) => `${short(quantile(list, share) / 1000)} s`
    print(
      `Books: ${cards} assets of ${sets} units, a year of postings (${held!.moves} movements, ${held!.postings} postings, ${held!.size})`,
      [
        table(
          ['what', 'median', 'worst', '× bare INSERT … SELECT of the same rows', 'goal'],
          [
            // All months of a kept folder may have been run before.
            ...(times.run.length > 0
              ? [
                  [
                    'amortisation of a month, whole city',
                    seconds(times.run, 0.5),
                    seconds(times.run, 1),
                    short(ratioOf(times.run, times.peer)),
                    '≤ 60 s',
                  ],
                  ['bare INSERT … SELECT', seconds(times.peer, 0.5), seconds(times.peer, 1), '', ''],
                  [
                    'processors: amortisation of a month',
                    seconds(times.runWork, 0.5),
                    seconds(times.runWork, 1),
                    short(ratioOf(times.runWork, times.peerWork)),
                    '',
                  ],
                  ['processors: bare INSERT … SELECT', seconds(times.peerWork, 0.5), seconds(times.peerWork, 1), '', ''],
                ]
              : []),
            ['reconciliation of the whole city, today', `${short(now / 1000)} s`, '', '', '≤ 60 s'],
            ['the same at a past day', `${short(past / 1000)} s`, '', '', '≤ 60 s'],
            ['books check: with every card, voucher and closed month', `${short(whole / 1000)} s`, '', '', ''],
          ],
        ),
        '',
        table(['page at the server’s edge (goal p95 ≤ 100 ms)', 'median', 'p95', 'processors, each'], pages),
      ].join('\n'),
    )
  } finally {
    await ground.close()
  }
}

await main()
