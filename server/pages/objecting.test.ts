import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { multipart, publicSide, type PublicSide } from '#server/test/public-side.ts'
import { objection } from '#server/test/registry-acts.ts'

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

const { evidence: _, ...typed } = objection
const proof = { field: 'evidence', name: '证据 材料.pdf', content: '%PDF-1.7 proof' }
const key = 'b7a3c9d4-0000-4000-8000-0123456789ab'
let callers = 0
const post = (
  caseId: string,
  fields: Record<string, string>,
  file: Parameters<typeof multipart>[1],
  more: { remoteAddress?: string; headers?: Record<string, string> } = {},
) => {
  const sent = multipart(fields, file)
  return side.app.inject({
    method: 'POST',
    url: `/notices/${caseId}/objections`,
    payload: sent.payload,
    headers: { ...sent.headers, ...more.headers },
    remoteAddress: more.remoteAddress ?? `198.19.0.${++callers}`,
  })
}
const receiptIn = (body: string) => /class="receipt mono">(\w{10})</.exec(body)?.[1]

describe('a notice', () => {
  test('shows exactly four items, the days, and the form', async () => {
    const { body } = await side.get(`/notices/${side.notices.open.caseId}`)
    const content = /<section aria-label="公示内容".*?<\/section>/s.exec(body)![0]
    expect([...content.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, term, value]) => [term, value])).toEqual([
      ['登记主体', '福州市交通运输局'],
      ['登记类型', '首次登记'],
      ['登记数据名称', '2026年福州市气象观测数据'],
      ['数据内容简介', '自动气象站逐小时观测的气温、降水和风。'],
    ])
    expect(body).toContain('剩 10 个工作日')
    for (const id of [...Object.keys(typed), 'evidence']) expect(body).toContain(`<label for="f-${id}">`)
  })

  test('under objection it says that it stands still; closed it takes no objection', async () => {
    const { body } = await side.get(`/notices/${side.notices.disputed.caseId}`)
    expect(body).toContain('有异议正在处理，公示期停止计算')
    expect((await side.get(`/notices/${side.notices.registered.caseId}`)).body).not.toContain('<form method="post"')
    expect((await post(side.notices.registered.caseId, { ...typed, key }, proof)).statusCode).toBe(409)
  })
})

describe('an objection from the form, without any script', () => {
  test('a file that cannot be taken is told together with all else that is wrong, so that it is chosen anew once', async () => {
    const page = { field: 'evidence', name: '网页.html', content: '<!doctype html><html></html>' }
    const { statusCode, body } = await post(side.notices.open.caseId, { ...typed, identity: '123', key }, page)
    expect([statusCode, body.match(/field-wrong"><label for="f-(\w+)"/g)?.length]).toEqual([422, 2])
    for (const field of ['evidence', 'identity']) expect(body).toContain(`<div class="field field-wrong"><label for="f-${field}">`)
  })

  test('what is wrong is said at its field, and what was typed is kept', async () => {
    const wrong = await post(side.notices.open.caseId, { ...typed, identity: '1"><script>', argument: '太短', key }, null)
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toMatch(/<div class="field field-wrong"><label for="f-identity">/)
    expect(wrong.body).toMatch(/<div class="field field-wrong"><label for="f-argument">/)
    expect(wrong.body).toMatch(/<div class="field field-wrong"><label for="f-evidence">/)
    for (const kept of [
      'value="虚构人"',
      'value="1&quot;&gt;&lt;script&gt;"',
      '>太短</textarea>',
      '<option value="ownership" selected>',
      `name="key" value="${key}"`,
    ])
      expect(wrong.body).toContain(kept)
    expect(wrong.headers['cache-control']).toBe('no-store')
    const notPaper = await post(side.notices.open.caseId, { ...typed, key }, { ...proof, content: 'MZ no paper' })
    expect([notPaper.statusCode, notPaper.body.includes('只接受 PDF、PNG、JPEG')]).toEqual([422, true])
    // A screen reader says the title first.
    expect(notPaper.body).toContain('<title>有 1 处需要修改 · ')
  })

  test('a right one gets a receipt, and the same one sent twice the same receipt', async () => {
    const first = await post(side.notices.open.caseId, { ...typed, key }, proof)
    expect(first.statusCode).toBe(201)
    const receipt = receiptIn(first.body)
    expect(receipt).toBeDefined()
    for (const told of ['2026年福州市气象观测数据 · 福州市交通运输局', '收到日期', '最迟决定日']) expect(first.body).toContain(told)
    for (const own of [typed.name, typed.identity, typed.argument]) expect(first.body).not.toContain(own)
    // A link for language or size would lead away from the code, which is shown once, and from what was typed.
    for (const body of [first.body, (await post(side.notices.open.caseId, { ...typed, key }, null)).body])
      expect(body).not.toMatch(/[?&](lang|size)=/)
    expect((await side.get(`/notices/${side.notices.open.caseId}`)).body).toMatch(/[?&]lang=en/)
    expect(receiptIn((await post(side.notices.open.caseId, { ...typed, key }, proof)).body)).toBe(receipt)
    // Whoever goes back in the browser and changes it sends something else under the same key: it is not lost behind the first receipt.
    const changed = await post(side.notices.open.caseId, { ...typed, argument: `${typed.argument}另有补充。`, key }, proof)
    expect([changed.statusCode, receiptIn(changed.body) === receipt]).toEqual([201, false])
    const { rows } = await database.pool.query(
      'select f.name, c.procedure from file_uses f join cases c on c.id = f.case_id where c.receipt = $1',
      [receipt],
    )
    expect(rows).toEqual([{ name: '证据 材料.pdf', procedure: 'objection' }])
    const number = /class="receipt mono">(FZ-[\d-]+)</.exec(first.body)![1]!
    expect((await side.post('/progress', { number, code: receipt! })).body).toContain('异议复核')
    expect((await side.get(`/notices/${side.notices.open.caseId}`)).body).toContain('中止计算')
  })

  test('a form on another site, something that is no form, and too many are refused', async () => {
    expect((await post(side.notices.open.caseId, typed, proof, { headers: { 'sec-fetch-site': 'cross-site' } })).statusCode).toBe(403)
    expect(
      (
        await side.app.inject({
          method: 'POST',
          url: `/notices/${side.notices.open.caseId}/objections`,
          payload: { a: 1 },
          remoteAddress: '198.19.1.1',
        })
      ).statusCode,
    ).toBe(400)
    const answers = []
    for (let at = 0; at < 11; at++) answers.push(await post(side.notices.open.caseId, { key }, null, { remoteAddress: '198.19.2.1' }))
    expect(answers.at(-1)!.statusCode).toBe(429)
    expect(answers.at(-1)!.headers['content-type']).toBe('text/html; charset=utf-8')
  })
})

describe('the check of a certificate', () => {
  test('says a plain sentence first, then what was checked and how to do it without us', async () => {
    const { body } = await side.get(`/check/${side.certificate.number}`)
    expect(body).toMatch(/class="verdict verdict-good"><p>有效：本凭证于2026-11-20发放/)
    expect(body.match(/✓/g)).toHaveLength(5)
    for (const part of [
      `sha256sum ${side.certificate.number}.pdf`,
      side.certificate.sha256,
      'openssl dgst -sm3',
      `/api/certificates/${side.certificate.number}/pdf`,
    ])
      expect(body).toContain(part)
    const pdf = await side.get(`/api/certificates/${side.certificate.number}/pdf`)
    expect(createHash('sha256').update(pdf.rawPayload).digest('hex')).toBe(side.certificate.sha256)
  })

  test('by file, by number as people type it, by the register', async () => {
    expect((await side.get(`/check/by-digest/${side.certificate.sha256.toUpperCase()}`)).body).toContain('您的文件')
    expect(
      (await side.get(`/check?number=${encodeURIComponent(` ${side.certificate.number.toLowerCase().replace('fzda', 'fzda-')} `)}`)).headers
        .location,
    ).toBe(`/check/${side.certificate.number}`)
    expect((await side.get(`/check?number=${side.certificate.sha256}`)).headers.location).toBe(
      `/check/by-digest/${side.certificate.sha256}`,
    )
    for (const path of ['/check?number=SJ3512026110007', '/check/SJ3512026110007'])
      expect((await side.get(path)).body).toContain('这是国家数据产权登记凭证的编码')
    expect((await side.get('/check/FZDA3501002026999999J')).body).toMatch(/没有发放过这个编号的凭证[^]*请对照凭证再输一次[^]*依据：/)
    expect((await side.get(`/register/${side.certificate.number}`)).headers.location).toBe(`/check/${side.certificate.number}`)
  })

  test('what does not match says so first', async () => {
    const swapped = side.certificate.number.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    for (const path of [`/check/${swapped}`, `/check/by-digest/${'0'.repeat(64)}`, '/check/by-digest/xyz', '/check/FZDA', '/check/%00']) {
      const page = await side.get(path)
      expect([path, page.statusCode]).toEqual([path, 404])
      expect(page.body).toContain('<p>不符：')
    }
  })

  test('a revoked certificate is red, and the register shows it', async () => {
    await database.pool.query(`update certificates set status = 'revoked', status_on = '2026-11-20', status_reason = '骗取登记'`)
    const { body } = await side.get(`/check/${side.certificate.number}`)
    expect(body).toMatch(/verdict-bad"><p>已撤销：/)
    expect(body).toContain('骗取登记')
    expect((await side.get('/register?status=revoked')).body).toContain(side.certificate.number)
  })
})
