import { expect, test } from 'vitest'
import type { Notice, StatusNote } from '#contract/registration.ts'
import { atomFeed, feedItems, jsonFeed } from './feeds.ts'

const site = 'https://example.cn'
const open: Notice = {
  caseId: '00000000-0000-4000-8000-000000000001',
  registrant: '市交通局',
  registrationType: '首次登记',
  marks: [],
  newHolder: null,
  assetName: '公交线路',
  summary: '线路和站点',
  openedOn: '2026-11-23',
  endsOn: '2026-12-08',
  isProvisional: false,
  state: 'open',
  daysLeft: 6,
}
const suspended: Notice = { ...open, caseId: '00000000-0000-4000-8000-000000000002', state: 'suspended' }
const revoked: StatusNote = {
  number: 'FZDA-2026-000001-7',
  status: 'revoked',
  since: '2026-11-25',
  ground: 'false-material',
  reason: '材料造假 <经核实>',
  assetName: '停车位 & 车场',
  holderName: '市交通局',
}
const expired: StatusNote = { ...revoked, status: 'expired', since: '2026-10-01', ground: 'expired', reason: '有效期届满' }
const passed = {
  number: 'FZDA-2026-000002-5',
  replaces: 'FZDA-2026-000001-3',
  assetName: '公交客流',
  formerName: '市交通局',
  holderName: '公交集团',
  since: '2026-11-24',
}

test('a notice that stands still is not told with a certain end (choice:objections)', () => {
  const items = feedItems(site, [open, suspended], [], [])
  for (const feed of [jsonFeed(site, items, 'zh'), atomFeed(site, items, '2026-11-28', 'zh')]) {
    expect(feed.match(/公示期：2026-11-23 至 2026-12-08/g)).toHaveLength(2)
    expect(feed.match(/中止计算/g)).toHaveLength(1)
  }
})

test('registrations that were revoked, deregistered, expired or transferred stand in the feed beside the notices, by the day it happened (§4.2, §4.7, §8.1)', () => {
  const items = feedItems(site, [open], [revoked, expired], [passed])
  expect(items.map(({ title, on }) => [title.zh, on])).toEqual([
    ['已撤销：停车位 & 车场（市交通局）', '2026-11-25'],
    ['已转移：公交客流（市交通局转给公交集团）', '2026-11-24'],
    ['首次登记公示：公交线路（市交通局）', '2026-11-23'],
    ['已过期：停车位 & 车场（市交通局）', '2026-10-01'],
  ])
  expect(items[0]).toMatchObject({ url: `${site}/check/${revoked.number}`, content: { zh: expect.stringContaining('自2026-11-25起无效') } })
  expect(items[1]).toMatchObject({
    url: `${site}/check/${passed.number}`,
    content: { zh: '登记自2026-11-24起转移，换发凭证FZDA-2026-000002-5；原凭证FZDA-2026-000001-3同时失效。' },
  })
  expect(new Set(items.map(({ id }) => id)).size).toBe(4)
  expect(feedItems(site, [open], [revoked], [passed]).map(({ id }) => id)).toEqual(items.slice(0, 3).map(({ id }) => id))
})

test('both feeds have what their formats ask for: ids that are addresses, days with a zone, the latest as the day of the feed, nothing unescaped', () => {
  const items = feedItems(site, [open, suspended], [revoked, expired], [passed])
  const json = JSON.parse(jsonFeed(site, items, 'zh')) as {
    version: string
    title: string
    items: { id: string; url: string; content_text: string; date_published: string }[]
  }
  expect(json).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', title: expect.any(String) })
  for (const item of json.items) {
    expect([new URL(item.id).origin, new URL(item.url).origin]).toEqual([site, site])
    expect(item.date_published).toMatch(/^\d{4}-\d\d-\d\dT00:00:00\+08:00$/)
    expect(item.content_text).not.toBe('')
  }
  const atom = atomFeed(site, items, '2026-11-28', 'zh')
  const [head, ...entries] = atom.split('<entry>')
  expect(head).toContain('<updated>2026-11-25T00:00:00+08:00</updated>')
  expect(entries).toHaveLength(5)
  for (const entry of entries)
    for (const part of ['id', 'title', 'updated', 'summary'])
      expect(entry.match(new RegExp(`<${part}>[^<]+</${part}>`, 'g'))).toHaveLength(1)
  expect(atom).toContain('停车位 &amp; 车场')
  expect(
    atomFeed(
      site,
      items.map((item) => ({ ...item, title: { zh: '公交\uffff线路', en: 'Bus\u0001 lines' } })),
      '2026-11-28',
      'zh',
    ),
  ).toMatch(/公交线路/)
  expect(atom).not.toMatch(/<经核实>|&(?!amp;|lt;|gt;|quot;|#)/)
  expect(atomFeed(site, [], '2026-11-28', 'zh')).toContain('<updated>2026-11-28T00:00:00+08:00</updated>')
})

test('the feeds in English say all that is not a name or written by people in English, and which language they are in', () => {
  const items = feedItems(site, [{ ...open, marks: ['legacy'], newHolder: '公交集团' }, suspended], [expired], [passed])
  expect(items.map(({ title }) => title.en)).toEqual([
    'Transferred: 公交客流 (from 市交通局 to 公交集团)',
    'On notice: 公交线路 (from 市交通局 to 公交集团; First registration; Taken over)',
    'On notice: 公交线路 (市交通局; First registration)',
    'Expired: 停车位 & 车场 (市交通局)',
  ])
  const written = /公交客流|公交线路|公交集团|市交通局|停车位 (&|&amp;) 车场|线路和站点/g
  for (const feed of [jsonFeed(site, items, 'en'), atomFeed(site, items, '2026-11-28', 'en')])
    expect(feed.replace(written, '')).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/)
  expect(JSON.parse(jsonFeed(site, items, 'en'))).toMatchObject({ language: 'en', feed_url: `${site}/feed.en.json` })
  expect(atomFeed(site, items, '2026-11-28', 'en')).toContain(`xml:lang="en"><id>${site}/feed.en.xml</id>`)
})
