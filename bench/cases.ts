import type pg from 'pg'
import type { Assembled } from '#server/assemble.ts'
import { fillCity } from './fill/city.ts'
import { scaled } from './fill/cases.ts'
import { password, startGround } from './ground.ts'
import { floors } from './floors.ts'
import { inTurn, print, ratioOf, short, table, timesOf } from './measure.ts'
import { Visitor } from './visitor.ts'

/** One page measured for one reader, with the bare statement it is compared to. */
type Page = { readonly name: string; readonly path: string; readonly floor: readonly [text: string, values: readonly unknown[]] | null }
type Listed = { items: { id: string }[]; next: string | null }
type Seen = { role: string; organisationId: string }

const readers = [
  ['registrar', 'centre1'],
  ['producer', 'holder1'],
  ['data-bureau', 'bureau1'],
  ['law-firm', 'lawyer1'],
] as const

/** Goes forward page by page as somebody scrolling would, and answers with the cursor after so many pages. */
async function deepCursor(visitor: Visitor, path: string, pages: number): Promise<string | null> {
  let cursor: string | null = null
  for (let page = 0; page < pages; page++) {
    const listed: Listed = await visitor.ask<Listed>('GET', `${path}${cursor ? `&cursor=${cursor}` : ''}`)
    if (!listed.next) return cursor
    cursor = listed.next
  }
  return cursor
}

async function pagesOf(visitor: Visitor, { role, organisationId }: Seen): Promise<Page[]> {
  const inbox = (query: string) => `/api/inbox?limit=50&${query}`
  const { items: cases } = await visitor.ask<Listed>('GET', inbox('tab=closed'))
  const { items: open } = await visitor.ask<Listed>('GET', inbox('tab=mine'))
  const { items: assets } = await visitor.ask<Listed>('GET', '/api/assets?limit=50')
  const deepTab = role === 'data-bureau' ? 'mine' : 'closed'
  const deep = await deepCursor(visitor, inbox(`tab=${deepTab}`), 40)
  const own = [role, organisationId]
  const pages: Page[] = [
    ...(['mine', 'others', 'started', 'due', 'closed'] as const).map((tab): Page => ({
      name: `inbox ${tab}`,
      path: inbox(`tab=${tab}`),
      floor: [floors[tab], own],
    })),
    ...(deep ? [{ name: `inbox ${deepTab}, page 41`, path: `${inbox(`tab=${deepTab}`)}&cursor=${deep}`, floor: null }] : []),
    { name: 'inbox recent, words', path: inbox(`tab=closed&q=${encodeURIComponent('气象观测信息10')}`), floor: null },
    { name: 'inbox counts', path: '/api/inbox/counts', floor: null },
    ...[open[0], cases[0]].flatMap((kase, i): Page[] =>
      kase ? [{ name: `case page, ${i === 0 ? 'open' : 'closed'}`, path: `/api/cases/${kase.id}`, floor: [floors.case, [kase.id]] }] : [],
    ),
    { name: 'asset list', path: '/api/assets?limit=50', floor: [floors.assets, []] },
    { name: 'asset list, words', path: `/api/assets?limit=50&q=${encodeURIComponent('水质监测信息12')}`, floor: null },
    ...(assets[0] ? [{ name: 'asset page', path: `/api/assets/${assets[0].id}`, floor: [floors.asset, [assets[0].id]] } as Page] : []),
    ...(role === 'registrar' || role === 'data-bureau' ? [{ name: 'cockpit', path: '/api/cockpit', floor: null }] : []),
    { name: 'audit list', path: '/api/audit?limit=50', floor: [floors.audit, []] },
    { name: 'search', path: `/api/search?q=${encodeURIComponent('公交线路信息77')}`, floor: null },
    { name: 'organisations', path: '/api/organisations?limit=50', floor: null },
    { name: 'rounds', path: '/api/rounds?limit=50', floor: null },
  ]
  return pages
}

async function measure(platform: Assembled, peer: pg.Client, login: string, rounds: number): Promise<string[][]> {
  const visitor = await new Visitor(platform).signIn(login, password)
  const seen = await visitor.ask<{ officer: unknown; post: Seen }>('GET', '/api/session')
  const rows: string[][] = []
  for (const page of await pagesOf(visitor, seen.post)) {
    const { ours, floor } = await inTurn(rounds, {
      ours: () => visitor.bytes('GET', page.path),
      floor: async () => {
        if (page.floor) await peer.query({ name: page.name, text: page.floor[0], values: [...page.floor[1]] })
      },
    })
    const { p50, p95 } = timesOf(ours)
    rows.push([
      seen.post.role,
      page.name,
      short(p50),
      short(p95),
      page.floor ? short(timesOf(floor).p50) : '',
      page.floor ? short(ratioOf(ours, floor)) : '',
    ])
  }
  visitor.close()
  return rows
}

/**
 * Measures the pages of officers at the server's edge with 100,000 cases: node bench/cases.ts [share of 100,000] [rounds] [roles…]; with
 * `BENCH_DATA` naming a city that was kept, it is not filled again.
 */
async function main(): Promise<void> {
  const [share = 1, rounds = 40] = process.argv.slice(2, 4).map(Number)
  const only = process.argv.slice(4)
  const ground = await startGround('cases')
  try {
    await using platform = await ground.open()
    const peer = await ground.owner()
    await fillCity(ground, platform, scaled(share), (line) => process.stderr.write(`${line}\n`))
    const rows: string[][] = []
    for (const [role, login] of readers)
      if (only.length === 0 || only.includes(role)) rows.push(...(await measure(platform, peer, login, rounds)))
    print(
      'Officers’ pages with 100,000 cases, at the server’s edge',
      table(['role', 'page', 'p50 ms', 'p95 ms', 'bare SQL p50 ms', 'ratio'], rows),
    )
    await peer.end()
  } finally {
    await ground.close()
  }
}

await main()
