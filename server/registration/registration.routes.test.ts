import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { stranger } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { buildServer } from '#server/http/serve.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { objection, toNotice } from '#server/test/registry-acts.ts'
import { smallRegistry, type Registry } from '#server/test/registry.ts'
import { registrationHandlings } from './registration.routes.ts'

let database: TestDatabase
let city: Registry
let app: FastifyInstance
let who: keyof Registry['people'] | null = null
let assetId: string
let number: string

const anyone: Visitor = { ...stranger, officerName: '', organisationName: '' }

beforeAll(async () => {
  database = await freshDatabase()
  city = await smallRegistry(database)
  const visitor = (): Visitor => (who ? { ...anyone, ...city.people[who], organisationKind: null } : anyone)
  app = await buildServer(city.platform, async () => ({ visitor: visitor(), csrf: '' }), registrationHandlings(city.platform))
  assetId = await city.makeAsset()
  await toNotice(city, assetId)
  city.platform.clock.setOffset(30 * 86_400_000)
  await city.platform.desk.tick()
  number = (await get('/api/register')).json().items[0].number
})
afterAll(async () => {
  await app.close()
  await database.close()
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers })

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
function send(caseId: string, parts: { answers?: unknown; evidence?: Buffer }, remoteAddress: string) {
  const lines: (string | Buffer)[] = []
  if (parts.answers !== undefined)
    lines.push(
      `--x\r\ncontent-disposition: form-data; name="answers"\r\n\r\n${typeof parts.answers === 'string' ? parts.answers : JSON.stringify(parts.answers)}\r\n`,
    )
  if (parts.evidence)
    lines.push(
      `--x\r\ncontent-disposition: form-data; name="evidence"; filename="../../证据.png"\r\ncontent-type: image/png\r\n\r\n`,
      parts.evidence,
      '\r\n',
    )
  const payload = Buffer.concat([...lines, '--x--\r\n'].map((line) => Buffer.from(line)))
  return app.inject({
    method: 'POST',
    url: `/api/notices/${caseId}/objections`,
    remoteAddress,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload,
  })
}

describe('anybody, without signing in (§4.3 §4.7)', () => {
  test('checks a certificate by its number, however it was typed, and by its file', async () => {
    const check = (await get(`/api/certificates/${number}`)).json()
    expect(check).toMatchObject({ number, status: 'valid', statement: { zh: expect.stringMatching(/^有效/) } })
    expect((await get(`/api/certificates/${number.toLowerCase().slice(0, 10)}%20${number.slice(10)}`)).json()).toEqual(check)
    expect((await get(`/api/certificates/by-digest/${check.pdfSha256}`)).json()).toEqual(check)
    expect((await get(`/api/certificates/by-digest/${'0'.repeat(64)}`)).json()).toMatchObject({ code: 'not-a-certificate' })
  })

  test('looks through the register by days and states that exist; others are refused', async () => {
    for (const wish of ['from=0001-01-01', 'until=9999-12-31', 'status=valid'])
      expect([wish, (await get(`/api/register?${wish}`)).json().total]).toEqual([wish, 1])
    for (const wish of ['from=0000-01-01', 'until=0000-12-31', 'from=2026-02-30', 'status=lost', 'status='])
      expect([wish, (await get(`/api/register?${wish}`)).statusCode]).toEqual([wish, 400])
    for (const day of ['0000-01-01', '2026-02-30'])
      expect((await get(`/api/notices?cursor=${Buffer.from(JSON.stringify([day, assetId])).toString('base64url')}`)).json()).toMatchObject({
        code: 'malformed',
        fields: [{ field: 'cursor' }],
      })
  })

  test('is told whether a number is mistyped or was never issued', async () => {
    const [mistyped, unknown] = [
      await get(`/api/certificates/${number.slice(0, -1)}${number.endsWith('A') ? 'B' : 'A'}`),
      await get('/api/certificates/FZDA3501002026999999M'),
    ]
    expect([mistyped.statusCode, mistyped.json().code]).toEqual([404, 'mistyped-number'])
    expect(unknown.statusCode).toBe(404)
  })

  test('fetches the file as it was issued, once', async () => {
    const response = await get(`/api/certificates/${number}/pdf`)
    const { pdfSha256 } = (await get(`/api/certificates/${number}`)).json()
    expect(response.rawPayload.equals(await buffer(city.platform.files.read(pdfSha256)))).toBe(true)
    expect(response.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(response.rawPayload.length),
      'cache-control': 'public, max-age=31536000, immutable',
      'content-disposition': `inline; filename="${number}.pdf"`,
      'x-content-type-options': 'nosniff',
      etag: `"${pdfSha256}"`,
    })
    expect((await get(`/api/certificates/${number}/pdf`, { 'if-none-match': `"${pdfSha256}"` })).statusCode).toBe(304)
  })

  test('sees notices, the register and the open numbers, but no asset card', async () => {
    expect((await get('/api/notices?state=all')).json()).toMatchObject({ total: 1, items: [{ state: 'closed', endsOn: '2026-11-18' }] })
    expect((await get('/api/notices?cursor=nonsense')).statusCode).toBe(400)
    expect((await get('/api/register?limit=1')).json()).toMatchObject({ total: 1, next: null })
    expect((await get('/api/public/numbers')).json()).toMatchObject({ registered: 1 })
    expect((await get(`/api/assets/${assetId}/asset-card`)).statusCode).toBe(401)
    expect(
      (await app.inject({ method: 'POST', url: '/api/progress', payload: { number: 'FZ-2026-000001', code: 'NOSUCHCODE' } })).json(),
    ).toMatchObject({ code: 'no-such-case' })
  })
})

describe('an objection over the front door (choice:objection)', () => {
  const { evidence: _, ...answers } = objection

  test('gets a receipt that tells how it goes; the evidence is for the registrar', async () => {
    const { caseId } = await toNotice(city, await city.makeAsset())
    const response = await send(caseId, { answers, evidence: png }, '198.51.100.1')
    expect(response.statusCode).toBe(200)
    const { number: caseNumber, receipt, dueOn } = response.json()
    expect(dueOn).toBe('2026-12-18')
    const progress = (
      await app.inject({ method: 'POST', url: '/api/progress', payload: { number: caseNumber, code: receipt.toLowerCase() } })
    ).json()
    expect(progress).toMatchObject({ title: { zh: '公示异议' }, state: { zh: '异议复核' } })
    expect(JSON.stringify(progress)).not.toContain(objection.name)
    const seen = (person: keyof Registry['people']) =>
      city.as(
        city.people[person],
        async (tx) =>
          (
            await sql<{
              name: string
            }>`select u.name from file_uses u join cases c on c.id = u.case_id join files f on f.sha256 = u.sha256 where c.receipt = ${receipt}`.execute(
              tx,
            )
          ).rows,
      )
    expect(await seen('reviewer')).toEqual([{ name: '证据.png' }])
    expect(await seen('producer')).toEqual([])
    expect(await seen('lawyer')).toEqual([])
    expect((await get(`/api/notices/${caseId}`)).json()).toMatchObject({ state: 'suspended', daysLeft: 10 })
  })

  test('is refused field by field, and when the notice is over', async () => {
    const { caseId } = await toNotice(city, await city.makeAsset())
    const wrong = await send(caseId, { answers: { ...answers, identity: '350102190001010017', name: '' }, evidence: png }, '198.51.100.2')
    expect([
      wrong.statusCode,
      wrong
        .json()
        .fields.map((f: { field: string }) => f.field)
        .sort(),
    ]).toEqual([422, ['identity', 'name']])
    expect((await send(caseId, { answers }, '198.51.100.2')).json().fields).toMatchObject([{ field: 'evidence' }])
    expect((await send(caseId, { answers, evidence: Buffer.from('<script>') }, '198.51.100.2')).json().fields).toMatchObject([
      { field: 'evidence' },
    ])
    expect(
      (await send(caseId, { answers, evidence: Buffer.concat([png, Buffer.alloc(20 * 1024 * 1024)]) }, '198.51.100.2')).statusCode,
    ).toBe(413)
    expect((await send(caseId, { answers: '{', evidence: png }, '198.51.100.2')).statusCode).toBe(400)
    expect(
      (await app.inject({ method: 'POST', url: `/api/notices/${caseId}/objections`, payload: {}, remoteAddress: '198.51.100.2' }))
        .statusCode,
    ).toBe(400)
    const closed = (await get('/api/notices?state=closed')).json().items[0].caseId
    expect((await send(closed, { answers, evidence: png }, '198.51.100.2')).json()).toMatchObject({ code: 'notice-closed' })
    expect((await send('00000000-0000-4000-8000-000000000000', { answers, evidence: png }, '198.51.100.2')).statusCode).toBe(404)
  })

  test('one address may not flood the office', async () => {
    const { caseId } = await toNotice(city, await city.makeAsset())
    const codes: number[] = []
    for (let i = 0; i < 11; i++) codes.push((await send(caseId, { answers: {} }, '198.51.100.3')).statusCode)
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 422), 429])
  })
})

test('the asset card is for the holder and its supervisors, whose reading is in the log', async () => {
  for (const [person, status] of [
    ['producer', 200],
    ['reviewer', 200],
    ['lawyer', 404],
  ] as const) {
    who = person
    expect([person, (await get(`/api/assets/${assetId}/asset-card`)).statusCode]).toEqual([person, status])
  }
  who = null
  const { rows } = await sql<{
    organisation_id: string
  }>`select organisation_id from audit_log where action = 'read-asset' and object_id = ${assetId}`.execute(city.db)
  expect(rows).toEqual([{ organisation_id: city.people.reviewer.organisationId }])
})
