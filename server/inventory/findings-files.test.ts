import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idCheckCharacter } from '#contract/identifiers.ts'
import { publicKeyOf, signFindings } from '#contract/signing.ts'
import { asSystem, inTransaction } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { multipartOf, openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'

let room: InventoryRoom
let producer: Visitor
let other: Visitor
let roundId: string
let uscc: string
const pair = generateKeyPairSync('ed25519')
const words = { zh: '', en: '' }

beforeAll(async () => {
  room = await openInventoryRoom()
  producer = await room.newUnit('市自然资源局')
  other = await room.newUnit('市城管局')
  roundId = (await room.newRound(producer)).roundId
  uscc = (await room.ask(producer, 'GET', '/api/scan-kit')).body.unit.uscc
  await register(producer, pair.publicKey, '机房一号机')
})
afterAll(() => room.close())

const register = (who: Visitor, key: KeyObject, label: string) =>
  room.ask(who, 'POST', '/api/unit-keys', { publicKey: publicKeyOf(key)!.pem, label })
const column = (changes: object = {}) => ({
  name: '联系电话',
  position: 0,
  physicalType: 'text',
  semanticType: 'mobile',
  confidence: 1,
  evidence: words,
  grade: 3,
  gradeReason: words,
  personal: true,
  masked: false,
  nulls: 0,
  nullRatio: 0,
  distinct: 1,
  distinctExact: true,
  min: '130****0000',
  max: '139****0000',
  minLength: 11,
  maxLength: 11,
  samples: ['139****0000'],
  ...changes,
})
const found = (changes: object = {}) => ({
  file: '宗地.csv',
  dataset: '宗地.csv',
  format: 'csv',
  compressed: false,
  encoding: 'utf-8',
  bytes: 100,
  rows: 7,
  columns: [column()],
  faults: [],
  digest: { sha256: 'a'.repeat(64) },
  tookMs: 12.5,
  grade: 3,
  reason: words,
  from: null,
  to: null,
  bounds: null,
  scannerVersion: '1.0.0',
  ...changes,
})
const draft = (changes: object = {}) => ({
  name: '宗地',
  summary: '宗地数据',
  records: 1,
  bytes: 1,
  dataForm: 'structured',
  fields: [],
  timeFrom: null,
  timeTo: null,
  region: null,
  updateFrequency: 'unknown',
  grade: 1,
  gradeReason: words,
  containsPersonal: false,
  containsSensitive: false,
  digest: '',
  ...changes,
})
let made = 0
const inside = (changes: object = {}) => ({
  form: 'rongshu-findings/1',
  unit: { uscc, name: '市自然资源局' },
  madeAt: new Date(Date.UTC(2026, 10, 1, 0, 0, made++)).toISOString(),
  scannerVersion: '1.0.0',
  findings: [{ finding: found(), draft: draft() }],
  ...changes,
})
const signed = (content: unknown, key = pair.privateKey) =>
  JSON.stringify(signFindings(typeof content === 'string' ? content : JSON.stringify(content), key))

async function bring(text: string | Buffer | readonly string[], who = producer, round = roundId) {
  const texts = Array.isArray(text) ? text : [text]
  const { payload, contentType } = multipartOf(texts.map((content, n) => ({ name: `findings-${n}.json`, content: Buffer.from(content) })))
  const reply = await room.app.inject({
    method: 'POST',
    url: `/api/rounds/${round}/findings-files`,
    headers: { 'x-officer': who.officerId!, 'x-csrf-token': 'test', 'content-type': contentType },
    payload,
  })
  return { status: reply.statusCode, body: reply.json() }
}
const standing = async () =>
  (
    await asSystem(room.platform.db, (tx) =>
      sql<{ s: number; f: number }>`select (select count(*)::int from sources) as s, (select count(*)::int from findings) as f`.execute(tx),
    )
  ).rows[0]

test('a signed file becomes one source and its findings, with cards drafted as from a scan of the platform’s own, and a line in the log', async () => {
  const content = JSON.stringify(
    inside({
      findings: [
        { finding: found(), draft: draft() },
        {
          finding: found({
            dataset: '坏.csv',
            columns: [],
            rows: 0,
            faults: [{ code: 'broken', severity: 'error', message: { zh: '损坏', en: 'Broken' } }],
          }),
          draft: draft(),
        },
      ],
    }),
  )
  const { status, body } = await bring(signed(content))
  expect([status, body.refused]).toEqual([200, []])
  expect(body.added).toMatchObject([
    { name: 'findings-0.json', arrivedBy: 'findings', state: 'scanned', findings: 2, doneRows: 7, tookMs: 25 },
  ])
  const { items } = (await room.ask(producer, 'GET', `/api/rounds/${roundId}/findings`)).body
  expect(items.map((f: { dataset: string; state: string }) => [f.dataset, f.state]).sort()).toEqual([
    ['坏.csv', 'faulty'],
    ['宗地.csv', 'proposed'],
  ])
  const view = (await room.ask(producer, 'GET', `/api/findings/${items.find((f: { state: string }) => f.state === 'proposed').id}`)).body
  // The card follows what was found, not what the draft beside it says.
  expect(view.card).toMatchObject({ name: '宗地', records: 7, bytes: 100, grade: '3', containsPersonal: true, holder: '市自然资源局' })
  const { rows } = await asSystem(room.platform.db, (tx) =>
    sql<{ detail: object }>`select detail from audit_log where action = 'import-findings'`.execute(tx),
  )
  expect(rows).toMatchObject([
    { detail: { keyId: publicKeyOf(pair.publicKey)!.keyId, sha256: createHash('sha256').update(content).digest('hex'), count: 2 } },
  ])
  expect(room.enqueued).toEqual([])
  const again = await bring(signed(content))
  expect([again.status, again.body.code]).toEqual([409, 'already-imported'])
})

test('a number that strayed into the figures of a column that is not personal is taken out, as an older scanner left it in', async () => {
  const numbers = { count: 7, min: 1, max: 13_912_345_678, mean: 2, quantiles: { 0.5: 2 }, error: 0.01 }
  const content = inside({
    findings: [
      {
        finding: found({
          file: '亩数.csv',
          dataset: '亩数.csv',
          columns: [
            column({
              name: '亩数',
              physicalType: 'integer',
              semanticType: 'amount',
              grade: 1,
              personal: false,
              min: '1',
              max: null,
              samples: [],
              numbers,
            }),
          ],
        }),
        draft: draft(),
      },
    ],
  })
  const { status } = await bring(signed(content))
  expect(status).toBe(200)
  const { rows } = await asSystem(room.platform.db, (tx) =>
    sql<{
      numbers: object | null
    }>`select finding -> 'columns' -> 0 -> 'numbers' as numbers from findings where finding ->> 'dataset' = '亩数.csv'`.execute(tx),
  )
  expect(rows).toEqual([{ numbers: null }])
})

test('a year later, a folder scanned at the unit is the same dataset, and which of its files came and went is told (§3.9)', async () => {
  const months = (...names: string[]) =>
    names.map((name) => ({ file: `流量_${name}.csv`, rows: 20, bytes: 100, sha256: name.padEnd(64, '0') }))
  const scanned = (file: string, parts: ReturnType<typeof months>) =>
    signed(inside({ findings: [{ finding: found({ file, dataset: file, rows: parts.length * 20, parts }), draft: draft() }] }))
  const [last, now] = [await room.newRound(producer), await room.newRound(producer)]
  await bring(scanned('逐月2025/流量', months('01', '02', '03')), producer, last.roundId)
  await bring(scanned('逐月2026/流量', months('02', '03', '04', '05')), producer, now.roundId)
  const [[before], [after]] = [
    (await room.ask(producer, 'GET', `/api/rounds/${last.roundId}/findings`)).body.items,
    (await room.ask(producer, 'GET', `/api/rounds/${now.roundId}/findings`)).body.items,
  ]
  expect(after.attention).toBe(0)
  expect((await room.ask(producer, 'GET', `/api/findings/${after.id}`)).body).toMatchObject({
    previous: { findingId: before.id },
    changes: [
      { what: 'files-went', before: '流量_01.csv', attention: false },
      { what: 'files-came', after: '流量_04.csv、流量_05.csv', attention: false },
      { what: 'volume-changed', attention: false, words: { zh: expect.stringContaining('由文件的增减引起') } },
    ],
  })
})

const longId = `35010019900101001${idCheckCharacter('35010019900101001')}`
const refusals: readonly (readonly [string, () => string | Buffer | Promise<string>, number, string])[] = [
  ['a byte of what was signed was changed', () => signed(inside()).replace('宗地', '林地'), 422, 'signature-wrong'],
  [
    'the signature is another',
    () => {
      const file = JSON.parse(signed(inside()))
      return JSON.stringify({ ...file, signature: Buffer.alloc(64, 7).toString('base64') })
    },
    422,
    'signature-wrong',
  ],
  [
    'it claims a known key and is signed with another',
    () =>
      JSON.stringify({
        ...JSON.parse(signed(inside(), generateKeyPairSync('ed25519').privateKey)),
        keyId: publicKeyOf(pair.publicKey)!.keyId,
      }),
    422,
    'signature-wrong',
  ],
  ['the key is not registered', () => signed(inside(), generateKeyPairSync('ed25519').privateKey), 409, 'key-unknown'],
  [
    'the key is another unit’s',
    async () => {
      const theirs = generateKeyPairSync('ed25519')
      await register(other, theirs.publicKey, '别家')
      return signed(inside(), theirs.privateKey)
    },
    409,
    'key-unknown',
  ],
  [
    'the key was ended',
    async () => {
      const old = generateKeyPairSync('ed25519')
      const { keyId } = (await register(producer, old.publicKey, '旧机')).body
      await room.ask(producer, 'POST', `/api/unit-keys/${keyId}/end`)
      return signed(inside(), old.privateKey)
    },
    409,
    'key-ended',
  ],
  ['it is another unit’s scan', () => signed(inside({ unit: { uscc: '11350100MB0000001X', name: '市自然资源局' } })), 409, 'foreign-unit'],
  ['the scanner is of no known version', () => signed(inside({ scannerVersion: '9.9.9' })), 409, 'scanner-unknown'],
  [
    'a sample of a personal column is in clear',
    () => signed(inside({ findings: [{ finding: found({ columns: [column({ samples: ['13900000000'] })] }), draft: draft() }] })),
    422,
    'unmasked',
  ],
  [
    'the most frequent names are in clear',
    () =>
      signed(
        inside({
          findings: [
            {
              finding: found({
                columns: [
                  column({
                    name: '姓名',
                    semanticType: 'person_name',
                    samples: ['张**'],
                    min: null,
                    max: null,
                    top: [{ text: '欧阳明远', count: 3 }],
                  }),
                ],
              }),
              draft: draft(),
            },
          ],
        }),
      ),
    422,
    'unmasked',
  ],
  [
    'an identity number stands in a column that is not personal',
    () =>
      signed(
        inside({
          findings: [{ finding: found({ columns: [column({ semanticType: 'code', personal: false, max: longId })] }), draft: draft() }],
        }),
      ),
    422,
    'unmasked',
  ],
  [
    'an identity number stands in the draft',
    () => signed(inside({ findings: [{ finding: found(), draft: draft({ summary: `例如${longId}` }) }] })),
    422,
    'unmasked',
  ],
  ['it is no JSON', () => 'PK\u0003\u0004', 422, 'not-a-findings-file'],
  ['it is no UTF-8', () => Buffer.from('b0a1b0a2', 'hex'), 422, 'not-a-findings-file'],
  ['it is the unsigned inside', () => JSON.stringify(inside()), 422, 'not-a-findings-file'],
  ['what was signed is no JSON', () => signed('{"form":'), 422, 'findings-malformed'],
  ['the form is another', () => signed(inside({ form: 'rongshu-findings/2' })), 422, 'findings-malformed'],
  ['there is nothing in it', () => signed(inside({ findings: [] })), 422, 'findings-malformed'],
  ['there are far too many datasets', () => signed(inside({ findings: Array(2001).fill({}) })), 422, 'findings-malformed'],
  [
    'there are far too many columns',
    () => signed(inside({ findings: [{ finding: found({ columns: Array(2001).fill(column()) }), draft: draft() }] })),
    422,
    'findings-malformed',
  ],
  [
    'there are too many samples, as rows would be',
    () =>
      signed(inside({ findings: [{ finding: found({ columns: [column({ samples: Array(6).fill('139****0000') })] }), draft: draft() }] })),
    422,
    'findings-malformed',
  ],
  [
    'a count is below nothing',
    () => signed(inside({ findings: [{ finding: found({ rows: -1 }), draft: draft() }] })),
    422,
    'findings-malformed',
  ],
  [
    'a count is beyond every count',
    () => signed(inside({ findings: [{ finding: found({ rows: 9e15 }), draft: draft() }] })),
    422,
    'findings-malformed',
  ],
  [
    'it is nested without end',
    () => signed(JSON.stringify(inside()).replace('"findings":[', `"findings":[${'['.repeat(200_000)}${']'.repeat(200_000)},`)),
    422,
    'findings-malformed',
  ],
]

test.each(refusals)(
  'a file is refused when %s, with the reason and what would help, and nothing of it is kept',
  async (_, text, status, code) => {
    const before = await standing()
    const { status: got, body } = await bring(await text())
    expect([got, body.code]).toEqual([status, code])
    expect([body.message.zh.length > 4, body.remedy.zh.length > 4, body.basis]).toEqual([true, true, 'choice:unit-signature'])
    expect(JSON.stringify(body)).not.toMatch(/13900000000|欧阳明远|35010019900101/)
    expect(await standing()).toEqual(before)
  },
)

test('one file that is refused keeps out those that came with it', async () => {
  const before = await standing()
  const { status } = await bring([signed(inside()), signed(inside()).replace('宗地', '林地')])
  expect([status, await standing()]).toEqual([422, before])
})

test('keys of objects that mean something to the language, HTML, NUL and hidden characters come in as harmless text or not at all', async () => {
  const hostile = JSON.stringify(
    inside({
      findings: [
        {
          finding: found({
            dataset: '<img src=x onerror=alert(1)>\u0000\u202e甲',
            columns: [column({ checked: { constructor: 1 } })],
            unknown: { deep: true },
          }),
          draft: draft(),
        },
      ],
    }),
  ).replace('"constructor":1', '"__proto__":5,"constructor":1')
  const { status, body } = await bring(signed(hostile))
  expect([status, body.added?.length]).toEqual([200, 1])
  const { items } = (await room.ask(producer, 'GET', `/api/rounds/${roundId}/findings?q=onerror`)).body
  expect(items[0].dataset).toBe('<img src=x onerror=alert(1)>甲')
  const { finding } = (await room.ask(producer, 'GET', `/api/findings/${items[0].id}`)).body
  expect([finding.unknown, ({} as { deep?: boolean }).deep]).toEqual([undefined, undefined])
})

test('too many files, or a file over the limit, are told so and not read', async () => {
  const before = await standing()
  expect((await bring(Array.from({ length: 11 }, () => signed(inside())))).status).toBe(413)
  expect(await standing()).toEqual(before)
  const { status, body } = await bring(Buffer.alloc(33 * 2 ** 20, 32))
  expect([status, body.code]).toEqual([413, 'too-large'])
})

test('another unit’s round is not there, and a round that is checked takes none', async () => {
  expect((await bring(signed(inside()), other)).status).toBe(404)
  const counted = await room.newRound(producer)
  await asSystem(room.platform.db, (tx) => sql`update cases set step = 'checking' where id = ${counted.caseId}`.execute(tx))
  expect(await bring(signed(inside()), producer, counted.roundId)).toMatchObject({ status: 409, body: { code: 'round-being-checked' } })
})

test('keys are entered by the unit, told when they are known, ended once, and never seen or ended by others', async () => {
  const fresh = generateKeyPairSync('ed25519')
  const added = (await register(producer, fresh.publicKey, ' 二号机 ')).body
  expect(added).toMatchObject({ keyId: publicKeyOf(fresh.publicKey)!.keyId, label: '二号机', addedBy: producer.officerName, endedAt: null })
  const twice = await register(producer, fresh.publicKey, '又一次')
  expect([twice.status, twice.body.fields[0].field, twice.body.fields[0].message.zh]).toEqual([
    422,
    'publicKey',
    '本单位已登记过这把公钥（二号机）',
  ])
  expect((await room.ask(other, 'GET', '/api/unit-keys')).body.items.some((k: { keyId: string }) => k.keyId === added.keyId)).toBe(false)
  expect((await room.ask(other, 'POST', `/api/unit-keys/${added.keyId}/end`)).status).toBe(404)
  expect((await room.ask(producer, 'POST', `/api/unit-keys/${added.keyId}/end`)).body.endedAt).not.toBeNull()
  expect((await room.ask(producer, 'POST', `/api/unit-keys/${added.keyId}/end`)).status).toBe(409)
  expect((await register(producer, fresh.publicKey, '再来')).body.fields[0].message.zh).toContain('已停用')
  const privately = await room.ask(producer, 'POST', '/api/unit-keys', {
    publicKey: String(fresh.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    label: '误贴',
  })
  expect([privately.status, privately.body.fields[0].message.zh]).toEqual([422, expect.stringContaining('私钥不能离开本单位')])
})

test('the database itself keeps keys to their unit, unchanged but for their end, and the salt to the platform', async () => {
  const code = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (problem: { code?: string }) => problem.code,
    )
  const as = (who: Visitor, text: string) => code(inTransaction(room.platform.db, who, (tx) => sql.raw(text).execute(tx)))
  const mine = `organisation_id = '${producer.organisationId}'`
  expect(
    await as(
      other,
      `insert into unit_keys (organisation_id, key_id, label, public_key, added_name, added_at) values ('${producer.organisationId}', 'ffffffffffffffff', 'x', 'x', 'x', now())`,
    ),
  ).toBe('42501')
  expect(
    (
      await inTransaction(room.platform.db, other, (tx) =>
        sql.raw(`update unit_keys set ended_at = now(), ended_by = null where ${mine} returning key_id`).execute(tx),
      )
    ).rows,
  ).toEqual([])
  expect(await as(producer, `update unit_keys set public_key = 'x' where ${mine}`)).toBe('42501')
  expect(await as(producer, `delete from unit_keys where ${mine}`)).toBe('42501')
  expect(await asSystem(room.platform.db, (tx) => sql`select salt from city_salt`.execute(tx)).then((r) => r.rows.length)).toBe(1)
  expect((await inTransaction(room.platform.db, producer, (tx) => sql`select salt from city_salt`.execute(tx))).rows).toEqual([])
  expect(await code(asSystem(room.platform.db, (tx) => sql`update city_salt set salt = sha256('x')`.execute(tx)))).toBe('42501')
})

test('the kit is the same salt for every unit of the city, with the unit’s own name and code', async () => {
  const [one, two] = [(await room.ask(producer, 'GET', '/api/scan-kit')).body, (await room.ask(other, 'GET', '/api/scan-kit')).body]
  expect([one.salt, one.unit.name, two.unit.name]).toEqual([two.salt, '市自然资源局', '市城管局'])
  expect(one.salt).toMatch(/^[0-9a-f]{64}$/)
})
