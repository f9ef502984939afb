import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { finding as findingShape } from '#contract/findings.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkForm } from '#contract/forms.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { completion, openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { insertFindings } from './findings.sql.ts'
import { sealFinding } from './kept-findings.ts'
import { findRound } from './rounds.sql.ts'
import { claimSource, insertSources } from './sources.sql.ts'

let room: InventoryRoom
let producer: Visitor
let colleague: Visitor
beforeAll(async () => {
  room = await openInventoryRoom()
  producer = await room.newUnit('市交通运输局')
  colleague = await room.newColleague(producer, '陈核')
})
afterAll(() => room.close())

const card = {
  name: '公交站点',
  subject: '公共交通',
  dataForm: 'structured',
  records: 10,
  bytes: 100,
  grade: '1',
  importance: 'general',
  containsPersonal: false,
  containsSensitive: false,
  ...completion,
}

/** As many findings ready to be confirmed as asked for, without a scan. */
async function ready(count: number, more: Record<string, unknown> = {}): Promise<string[]> {
  const checked = checkForm('information-card', { ...card, ...more }, { mode: 'complete', today: '2026-11-04', by: 'platform' })
  if (!checked.ok) throw new Error(JSON.stringify(checked.fields))
  const { roundId } = await room.newRound(producer)
  const finding = findingShape.parse({
    file: 'a.csv',
    dataset: 'a.csv',
    format: 'csv' as const,
    compressed: false,
    encoding: null,
    bytes: 1,
    rows: 1,
    columns: [],
    faults: [],
    digest: { sha256: '' },
    tookMs: 1,
    grade: 1 as const,
    reason: { zh: '', en: '' },
    from: null,
    to: null,
    bounds: null,
    scannerVersion: '1',
  })
  const ids = Array.from({ length: count }, () => randomUUID())
  await asSystem(room.platform.db, async (tx) => {
    const round = await findRound(tx, roundId)
    const at = room.platform.clock.now()
    const [source] = await insertSources(
      tx,
      round!,
      [{ id: randomUUID(), name: 'a.csv', arrivedBy: 'upload', path: randomUUID(), bytes: 1 }],
      producer.officerId,
      at,
    )
    const kept = await Promise.all(ids.map((id) => sealFinding(room.platform.vault, id, finding)))
    await insertFindings(
      tx,
      (await claimSource(tx, source!))!,
      ids.map((id, n) => ({ id, kept: kept[n]!, card: checked.value, state: 'proposed' })),
      at,
    )
  })
  return ids
}

test('of two officers confirming at once exactly one succeeds and the other is told', async () => {
  for (const id of await ready(10)) {
    const replies = await Promise.all(
      [producer, colleague].map((who, i) =>
        room.ask(who, 'POST', `/api/findings/${id}/confirm`, { version: 1, key: `officer-${i}-${id}` }),
      ),
    )
    expect(replies.map((r) => r.status).sort((a, b) => a - b)).toEqual([200, 409])
    expect(replies.find((r) => r.status === 409)?.body.code).toBe('already-decided')
  }
})

test('the same click sent twice at once makes one asset', async () => {
  const [id] = await ready(1)
  const replies = await Promise.all(
    [1, 2].map(() => room.ask(producer, 'POST', `/api/findings/${id}/confirm`, { version: 1, key: 'twice-at-once' })),
  )
  expect(replies.map((r) => r.status)).toEqual([200, 200])
  expect(replies[0]!.body.assetId).toBe(replies[1]!.body.assetId)
})

test('fifty cards confirmed ten at a time get fifty codes, without a gap and without a repetition', async () => {
  const ids = await ready(50)
  const before = await serials()
  const replies: Awaited<ReturnType<InventoryRoom['ask']>>[] = []
  const waiting = [...ids]
  const confirmNext = async (): Promise<void> => {
    for (let id = waiting.pop(); id; id = waiting.pop())
      replies.push(await room.ask(producer, 'POST', `/api/findings/${id}/confirm`, { version: 1, key: `many-${id}` }))
  }
  await Promise.all(Array.from({ length: 10 }, confirmNext))
  expect(new Set(replies.map((r) => r.status))).toEqual(new Set([200]))
  expect(new Set(replies.map((r) => r.body.assetCode)).size).toBe(50)
  const given = replies.map((r) => Number(r.body.assetCode.slice(20, 25))).sort((a, b) => a - b)
  expect(given).toEqual(Array.from({ length: 50 }, (_, i) => before + 1 + i))
})

async function serials(): Promise<number> {
  const { rows } = await asSystem(room.platform.db, (tx) =>
    sql<{ last: number }>`select last from coding_counters where holder_id = ${producer.organisationId}`.execute(tx),
  )
  return rows[0]?.last ?? 0
}

test('what was only assumed from the unit is looked at before a card is confirmed, whoever asks: each item is a problem at its field until it is named as checked or corrected (§3.8)', async () => {
  const assumed = { holder: '福州市交通运输局', region: '福州市', subject: undefined }
  const [one, two] = await ready(2, assumed)
  const view = (await room.ask(producer, 'GET', `/api/findings/${one}`)).body
  expect(view.assumed).toEqual(['region', 'industry'])
  const confirm = (id: string, more: Record<string, unknown>, version = 1) =>
    room.ask(producer, 'POST', `/api/findings/${id}/confirm`, { version, key: randomUUID(), ...more })
  const refused = await confirm(one!, {})
  expect([refused.status, refused.body.basis, refused.body.fields.map(({ field }: { field: string }) => field)]).toEqual([
    422,
    '§3.8',
    ['region', 'industry'],
  ])
  expect((await confirm(one!, { checked: ['industry'] })).body.fields).toMatchObject([
    { field: 'region', message: { zh: expect.stringContaining('按本单位推定') } },
  ])
  expect((await confirm(one!, { checked: ['region', 'industry'] })).body).toMatchObject({ state: 'carded' })
  const { body: saved } = await room.ask(producer, 'PUT', `/api/findings/${two}/card`, {
    version: 1,
    card: { ...(await room.ask(producer, 'GET', `/api/findings/${two}`)).body.card, region: '福州市鼓楼区' },
  })
  expect(saved.assumed).toEqual(['industry'])
  expect((await confirm(two!, { checked: saved.assumed }, saved.version)).body).toMatchObject({ state: 'carded' })
})
