import assert from 'node:assert/strict'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { choices } from '#law/choices.ts'
import { clauses } from '#law/clauses.ts'
import { procedures } from '#law/procedures.ts'
import { buildServer } from '#server/http/serve.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { testPlatform } from '#server/test/platform.ts'
import { hostile, publicSide, type PublicSide } from '#server/test/public-side.ts'
import { application, objection } from '#server/test/registry-acts.ts'
import { makeStatistics } from '#server/supervision/statistics.ts'
import { makeBoard } from '#server/trading/board.ts'
import { assets } from './assets.ts'
import { registerPages } from './pages.routes.ts'

let database: TestDatabase
let side: PublicSide
beforeAll(async () => {
  database = await freshDatabase()
  side = await publicSide(database)
})
afterAll(async () => {
  await side.app.close()
  await database.close()
})

const paths = () => [
  '/',
  '/search?q=%E5%85%AC%E4%BA%A4',
  '/notices',
  '/notices?state=closed',
  `/notices/${side.notices.open.caseId}`,
  `/notices/${side.notices.disputed.caseId}`,
  `/notices/${side.notices.attacked.caseId}`,
  '/register',
  '/check',
  `/check/${side.certificate.number}`,
  `/check/by-digest/${side.certificate.sha256}`,
  '/guide',
  ...Object.keys(procedures).map((id) => `/guide/${id}`),
  '/guide/clauses',
  '/guide/choices',
  '/interpretations',
  '/draws',
  '/keys',
  '/log',
  '/log?before=2',
  '/progress',
  '/statistics',
  '/register?type=%E9%A6%96%E6%AC%A1%E7%99%BB%E8%AE%B0&from=2026-01-01&holder=x',
  '/register?from=0000-01-01&status=lost',
]

describe('every public page', () => {
  test('answers without sign-in, in both languages, with one h1, landmarks and no script inside', async () => {
    for (const path of paths()) {
      for (const lang of ['zh', 'en']) {
        const page = await side.get(path, { cookie: `language=${lang}` })
        expect([path, page.statusCode]).toEqual([path, 200])
        expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
        expect([path, page.body.match(/<h1[ >]/g)?.length]).toEqual([path, 1])
        expect(page.body).toContain(`<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"`)
        for (const landmark of ['<header', '<main id="main"', '<footer', '<a class="skip" href="#main">', '<nav aria-label='])
          expect(page.body).toContain(landmark)
        expect([path, page.body.match(/<style/g)?.length]).toEqual([path, 1])
        expect(page.body).not.toMatch(
          /<script(?! src="\/assets\/(?:check|fold)\.js)| style="| on[a-z]+="|undefined|\[object|(?<![\w+/])NaN(?![\w+/])/,
        )
      }
    }
  })

  test('is at most 100 KB compressed at first view, style sheet and script included; the style sheet itself at most 12 KB', async () => {
    const shared = brotliCompressSync(assets.get('check.js')!.content).length + brotliCompressSync(assets.get('fold.js')!.content).length
    const sizes = await Promise.all(
      paths().map(async (path) => [brotliCompressSync((await side.get(path)).body).length + shared, path] as const),
    )
    const largest = sizes.toSorted(([a], [b]) => b - a)
    console.info(largest.map(([bytes, path]) => `${(bytes / 1024).toFixed(1)} KB ${path}`).join('\n'))
    expect(largest[0]![0]).toBeLessThanOrEqual(100 * 1024)
    expect(assets.get('public.css')!.content.length).toBeLessThanOrEqual(12 * 1024)
  })

  test('links only to pages and files that are there', async () => {
    const links = new Set<string>()
    for (const path of paths())
      for (const [, href] of (await side.get(path)).body.matchAll(/ (?:href|src)="(\/[^"]*)"/g))
        links.add(href!.replaceAll('&amp;', '&').replace(/[?&](lang|size)=\w+/, ''))
    for (const href of links) {
      if (/^\/desk|^\/api\/(openapi|register\.xlsx)/.test(href)) continue
      const [path, anchor] = href.split('#') as [string, string?]
      const page = await side.get(path)
      expect([href, page.statusCode]).toEqual([href, expect.toSatisfy((status: number) => status === 200 || status === 302)])
      if (anchor) expect([href, page.body.includes(`id="${anchor}"`)]).toEqual([href, true])
    }
    expect(links.size).toBeGreaterThan(40)
  })

  test.each(['停车泊位', '泊位 停车', '停车，按月', '２０２６年 泊位', '停車泊位 數據'])(
    'search finds a notice by each of its words, wide or traditional: %s',
    async (q) => {
      const { body } = await side.get(`/search?q=${encodeURIComponent(q)}`)
      expect(body).toContain('2026年福州市停车泊位数据')
      expect(body.includes('以下按简体“停车泊位 数据”查询')).toBe(q.includes('車'))
    },
  )

  test('search and register find a certificate by each of the words, apart, wide or traditional', async () => {
    const { number } = side.certificate
    const wide = [...number].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('')
    for (const q of [
      number.toLowerCase(),
      wide,
      number.replace(/(.{4})/g, '$1 '),
      '交通运输局 公交',
      '公交、站点',
      '福州市交通運輸局',
      '公交線路',
    ])
      for (const path of ['/search', '/register'])
        expect([q, path, (await side.get(`${path}?q=${encodeURIComponent(q)}`)).body.includes(`/check/${number}`)]).toEqual([q, path, true])
    expect((await side.get(`/register?holder=${encodeURIComponent('交通運輸局')}`)).body).toContain('以下按简体“交通运输局”查询')
    expect((await side.get(`/register?q=${encodeURIComponent('公交 没有的词')}`)).body).not.toContain(`/check/${number}`)
  })

  test('escapes a hostile name wherever it stands', async () => {
    for (const path of [
      '/',
      '/notices',
      `/notices/${side.notices.attacked.caseId}`,
      `/search?q=${encodeURIComponent('<script>alert')}`,
      `/register?q=${encodeURIComponent('"><script>')}`,
      `/register?holder=${encodeURIComponent('"><img>')}&from=${encodeURIComponent('"><i>')}`,
      `/check?number=${encodeURIComponent('\'"><i>')}`,
    ]) {
      const { body } = await side.get(path)
      expect([path, /<script>|<img src=x|"><i>|"><img>/.exec(body)]).toEqual([path, null])
    }
    expect((await side.get('/notices')).body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    const atom = await side.get('/feed.xml')
    expect(atom.body).not.toContain('<script>')
    expect((await side.get('/feed.json')).json<{ items: { title: string }[] }>().items.some(({ title }) => title.includes(hostile))).toBe(
      true,
    )
  })

  test('says which conditions of a link it does not know and left out, in both languages, and nothing when it knows them', async () => {
    const { body } = await side.get('/register?status=foo&from=0000-13-01&q=a')
    expect(body).toContain('没有这样的条件，未用于查询：发证日期自“0000-13-01”、状态“foo”')
    expect((await side.get('/register/notes?status=foo', { cookie: 'language=en' })).body).toContain(
      'Not known, and not used to narrow the list: state “foo”',
    )
    const notices = (await side.get('/notices?state=foo')).body
    expect(notices).toContain('没有这样的条件，未用于查询：状态“foo”')
    expect(notices).toContain('aria-current="page">公示中</a>')
    for (const path of [
      '/register',
      '/register?status=valid&q=a',
      '/register?status=&from=',
      '/register/notes?status=revoked',
      '/notices',
      '/notices?state=closed',
      '/notices?state=',
    ])
      expect([path, (await side.get(path)).body.includes('未用于查询')]).toEqual([path, false])
  })

  test('leads from the notices to what was revoked, deregistered or has expired (§8.1)', async () => {
    expect((await side.get('/notices')).body).toContain('<a href="/register/notes">撤销、注销和到期的登记</a>')
  })

  test('shows no personal data of an objector anywhere', async () => {
    for (const path of [...paths(), '/feed.json', '/feed.xml']) {
      const { body } = await side.get(path)
      for (const secret of [
        objection.name,
        objection.identity,
        objection.contact,
        objection.argument,
        application.contact,
        application.telephone,
      ])
        expect([path, body.includes(secret)]).toEqual([path, false])
    }
  })
})

describe('language, size and caching', () => {
  test('two tiny links keep the wish in a cookie and come back to the same page', async () => {
    const english = await side.get('/register?q=a&lang=en')
    expect([english.statusCode, english.headers.location]).toEqual([303, '/register?q=a'])
    expect(english.cookies).toMatchObject([{ name: 'language', value: 'en', path: '/', sameSite: 'Lax' }])
    expect(english.cookies[0]).not.toHaveProperty('httpOnly')
    expect((await side.get('/?size=large')).cookies).toMatchObject([{ name: 'type', value: 'large' }])
    expect((await side.get('/', { cookie: 'type=large' })).body).toContain('<html lang="zh-CN" class="large">')
    expect((await side.get('/?lang=xx')).cookies).toEqual([])
    expect((await side.get('//elsewhere.example/?lang=en')).headers.location).toMatch(/^\/[^/]/)
  })

  test('an unchanged page is answered by 304; named assets may be kept for good', async () => {
    const first = await side.get('/guide')
    expect(first.headers['cache-control']).toBe('no-cache')
    expect((await side.get('/guide', { 'if-none-match': String(first.headers['etag']) })).statusCode).toBe(304)
    const script = /\/assets\/check\.js\?v=\w+/.exec((await side.get('/check')).body)![0]
    expect((await side.get(script)).headers['cache-control']).toContain('immutable')
    expect((await side.get(script, { 'accept-encoding': 'br' })).headers['content-encoding']).toBe('br')
    expect((await side.get('/', { 'accept-encoding': 'br' })).headers['content-encoding']).toBe('br')
  })

  test('what does not exist is a page here, and a problem under /api', async () => {
    const page = await side.get('/no/such/page')
    expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect((await side.get('/notices/not-a-case')).statusCode).toBe(404)
    expect((await side.get('/guide/__proto__')).statusCode).toBe(404)
    expect((await side.get('/api/no-such')).json()).toMatchObject({ code: 'not-found' })
    expect((await side.get('/notices?cursor=%00broken')).statusCode).toBe(400)
    expect((await side.get('/notices?cursor=xx')).headers['content-type']).toBe('text/html; charset=utf-8')
  })
})

test('a failure is a page too, with the id to tell and nothing from inside', async () => {
  const gone = await freshDatabase()
  const platform = await testPlatform(gone)
  const app = await buildServer(platform, async () => assert.fail('nobody is asked who they are'), [])
  await registerPages(app, platform, makeStatistics(platform), makeBoard(platform))
  await gone.close()
  const page = await app.inject({ method: 'GET', url: '/' })
  expect([page.statusCode >= 500, page.headers['content-type'], page.headers['cache-control']]).toEqual([
    true,
    'text/html; charset=utf-8',
    'no-store',
  ])
  expect(page.body).toMatch(/请求编号 <code>[0-9a-f-]{36}<\/code>/)
  expect(page.body).not.toMatch(/pool|Error|\.ts:/)
  expect((await app.inject({ method: 'GET', url: '/guide' })).statusCode).toBe(200)
  await app.close()
})

describe('front page, search and guide', () => {
  test('the front page has four doors, four numbers with twelve months each, the notices with days left', async () => {
    const { body } = await side.get('/')
    expect(body.match(/class="door"/g)).toHaveLength(4)
    expect(body.match(/<li class="figure">/g)).toHaveLength(4)
    expect(body.match(/<rect /g)).toHaveLength(48)
    expect(body).toContain('每月发证：2025-12 0，')
    expect(body).toContain('2026-11 1')
    expect(body).toContain('剩 10 个工作日')
    expect(body.match(/role="search"/g)).toHaveLength(1)
  })

  test('search looks through register, notices, guide, clauses and choices', async () => {
    expect((await side.get(`/search?q=${encodeURIComponent('公交线路')}`)).body).toContain(`/check/${side.certificate.number}`)
    expect((await side.get(`/search?q=${encodeURIComponent('气象 福州市交通')}`)).body).toContain(`/notices/${side.notices.open.caseId}`)
    expect((await side.get(`/search?q=${encodeURIComponent('异议')}`)).body).toContain('/guide/objection')
    expect((await side.get('/search?q=%C2%A74.7')).body).toContain('/guide/clauses#clause-4.7')
    for (const part of ['没有找到', 'href="/guide#account"']) expect((await side.get('/search?q=%25%25')).body).toContain(part)
    expect((await side.get('/search')).body).toContain('输入资产名称')
  })

  test('the guide is printed from the law: conditions, papers, drawing, limits, grounds, what one can do', async () => {
    const { body } = await side.get('/guide/first-registration')
    for (const part of [
      '申请条件',
      '该数据资产已完成盘点并进入目录',
      '材料',
      '<svg',
      '20个工作日（登记初审、登记复审合计）',
      '不予登记的情形',
      '侵犯商业秘密',
      '救济和查询',
      '暂行做法',
      'href="/guide#account"',
      '先办：<a href="/guide/legal-opinion">合规性审查委托</a>',
    ])
      expect(body).toContain(part)
    const all = (await side.get('/guide/clauses')).body
    for (const id of Object.keys(clauses)) expect(all).toContain(`id="clause-${id}"`)
  })

  test('long pages of the guide come in parts, open as they are sent; the list above leads to each, and nothing is lost or told twice among them', async () => {
    for (const path of ['/guide', '/guide/first-registration', '/guide/clauses', '/guide/choices']) {
      const { body } = await side.get(path)
      const parts = [...body.matchAll(/<details class="part" open><summary><h2 id="([^"]+)">/g)].map(([, id]) => id)
      expect([path, body.match(/<details/g)?.length]).toEqual([path, parts.length])
      expect([path, [...body.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => id)]).toEqual([path, parts])
      expect([path, new Set(parts).size]).toEqual([path, parts.length])
    }
    const { body } = await side.get('/guide')
    expect(
      [...body.matchAll(/<a href="\/guide\/([a-z-]+)">/g)]
        .map(([, id]) => id!)
        .filter((id) => id in procedures)
        .toSorted(),
    ).toEqual(Object.keys(procedures).toSorted())
    const all = (await side.get('/guide/choices')).body
    for (const id of Object.keys(choices)) expect([id, all.split(`id="choice-${id}"`).length]).toEqual([id, 2])
  })

  test('number and code lead to step, days left and whose move, without a name or an address; a wrong one to an explanation', async () => {
    const { number, receipt } = side.notices.open
    const found = await side.post('/progress', { number, code: receipt.toLowerCase() })
    for (const part of ['登记公示', '剩 10 个工作日', '社会公众', number]) expect(found.body).toContain(part)
    for (const secret of [receipt, '气象', '交通运输局', '林一帆']) expect([secret, found.body.includes(secret)]).toEqual([secret, false])
    expect(found.headers['cache-control']).toBe('no-store')
    const unknown = await side.post('/progress', { number, code: 'ABCDEFGHJK' })
    expect([unknown.statusCode, unknown.body.includes('编号和查询码对不上')]).toEqual([404, true])
    expect((await side.post('/progress', { number: '"><img src=x>', code: '"><img src=x>' })).body).not.toContain('<img src=x>')
    expect((await side.post('/progress', { number, code: receipt }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    const said: number[] = []
    for (let tries = 0; tries < 31; tries++)
      said.push((await side.post('/progress', { number, code: 'ABCDEFGHJK' }, {}, '198.51.100.9')).statusCode)
    expect([said.filter((status) => status === 404).length, said.at(-1)]).toEqual([30, 429])
  })

  test('what was registered is counted by month, type and sector, drawn, as CSV and as JSON', async () => {
    const { body } = await side.get('/statistics')
    for (const part of ['共发放登记凭证 1 张', '首次登记', '2026-11', 'class="bar"', '/statistics.csv', '/api/public/statistics'])
      expect(body).toContain(part)
    const csv = await side.get('/statistics.csv')
    expect([csv.headers['content-type'], csv.body]).toEqual([
      'text/csv; charset=utf-8',
      '\ufeff月份,登记类型,登记标注,行业,登记数\r\n2026-11,首次登记,,未注明,1\r\n',
    ])
    expect((await side.get('/api/public/statistics')).json()).toMatchObject({
      registrations: [{ month: '2026-11', type: '首次登记', registered: 1 }],
      notices: [{ month: '2026-11', opened: 4, ended: 0 }],
    })
  })
})
