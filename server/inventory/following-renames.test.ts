import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ColumnFinding, Finding } from '#contract/findings.ts'
import type { FindingView } from '#contract/inventory.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { madeColumn as column, madeFinding as finding, madeSketched as sketched, valuesOf } from '#server/test/made-findings.ts'
import { rulesForScan } from './column-rules.ts'
import { keepFindings } from './keep-findings.ts'
import { findRound } from './rounds.sql.ts'
import { claimSource, insertSources } from './sources.sql.ts'

let room: InventoryRoom
let producer: Visitor
beforeAll(async () => {
  room = await openInventoryRoom()
  producer = await room.newUnit('市民政局')
})
afterAll(() => room.close())

/** What a scan of another round finds: its views, as the unit's officer reads them. */
async function scanned(...found: Finding[]): Promise<FindingView> {
  const { roundId } = await room.newRound(producer)
  const at = room.platform.clock.now()
  await asSystem(room.platform.db, async (tx) => {
    const [id] = await insertSources(
      tx,
      (await findRound(tx, roundId))!,
      [{ id: randomUUID(), name: found[0]!.file, arrivedBy: 'upload', path: `sources/${randomUUID()}`, bytes: 1 }],
      producer.officerId,
      at,
    )
    await keepFindings(
      tx,
      room.platform,
      (await claimSource(tx, id!))!,
      found.map((f) => ({ finding: f, draft: null })),
      1,
      at,
    )
  })
  const { items } = (await room.ask(producer, 'GET', `/api/rounds/${roundId}/findings?limit=10`)).body
  return (await room.ask(producer, 'GET', `/api/findings/${items[0].id}`)).body
}

const codes = valuesOf('F', 0, 300)
const families = (name: string, over: Partial<ColumnFinding> = {}) => [
  sketched(name, codes, over),
  column('备注'),
  column('金额', { semanticType: 'amount' }),
]
const idle = { tested: 0, failed: 0, examples: [], exact: true }
const untested = (name: string) =>
  ({
    score: 1,
    level: 'excellent',
    weights: { 'data-standard': 1 },
    version: '1',
    dimensions: [],
    rules: [
      { ...idle, rule: `required:${name}`, title: { zh: `“${name}”必填（本次扫描没有此列）`, en: 'x' } },
      { ...idle, rule: 'compare:金额', with: name, title: { zh: '比较', en: 'x' } },
    ],
  }) as unknown as Finding['quality']

describe('what people decided of a column follows it under another name (choice:renamed-columns)', () => {
  test('rules are set for the new name, keep who set them, and are not told as having nothing to check', async () => {
    const first = await scanned(finding('家庭2024.csv', families('家庭号')))
    const rules = [
      { kind: 'required', column: '家庭号' },
      { kind: 'compare', column: '金额', operator: '>=', with: '家庭号' },
      { kind: 'required', column: '备注' },
    ]
    expect((await room.ask(producer, 'PUT', `/api/findings/${first.id}/rules`, { version: first.version, rules })).status).toBe(200)
    const next = await scanned(finding('家庭2025.csv', families('家庭编码'), { quality: untested('家庭号') }))
    expect(next.changes).toEqual([
      expect.objectContaining({
        what: 'column-renamed',
        before: '家庭号',
        after: '家庭编码',
        attention: true,
        words: { zh: expect.stringContaining('质量规则随之改用新名'), en: expect.stringContaining('quality rules') },
      }),
    ])
    expect(next.rules).toMatchObject([
      { kind: 'required', column: '家庭编码', setBy: '市民政局经办人' },
      { kind: 'compare', column: '金额', with: '家庭编码' },
      { column: '备注' },
    ])
    expect(
      (await asSystem(room.platform.db, (tx) => rulesForScan(tx, producer.organisationId!, '家庭2026.csv')))['家庭2026.csv'],
    ).toMatchObject([{ column: '家庭编码' }, { with: '家庭编码' }, { column: '备注' }])
    // Saving them again meets no column that is not there.
    expect(
      (
        await room.ask(producer, 'PUT', `/api/findings/${next.id}/rules`, {
          version: next.version,
          rules: [{ kind: 'required', column: '家庭编码' }],
        })
      ).status,
    ).toBe(200)
  })
  test('corrections are applied and remembered under it; a lower grade is only offered', async () => {
    const first = await scanned(finding('人员2024.csv', families('人员号')))
    await room.ask(producer, 'PUT', `/api/findings/${first.id}/columns`, {
      version: first.version,
      column: '人员号',
      semanticType: 'social_security_no',
    })
    const next = await scanned(finding('人员2025.csv', families('参保编码')))
    expect(next).toMatchObject({
      grade: 4,
      card: { containsPersonal: true, grade: '4' },
      finding: {
        grade: 4,
        columns: [
          {
            name: '参保编码',
            semanticType: 'social_security_no',
            personal: true,
            samples: [],
            evidence: { zh: expect.stringContaining('更正（当时字段名“人员号”）') },
          },
          {},
          {},
        ],
      },
    })
    expect(next.changes).toMatchObject([{ what: 'column-renamed', column: '参保编码' }])
    expect((await scanned(finding('别的.csv', families('参保编码')))).finding.columns[0]).toMatchObject({
      semanticType: 'social_security_no',
    })
    const lowered = await scanned(
      finding('户籍2024.csv', [
        sketched('户籍号', valuesOf('H', 0, 300), { semanticType: 'cert_no', personal: true, grade: 3 }),
        column('备注'),
        column('金额'),
      ]),
    )
    await room.ask(producer, 'PUT', `/api/findings/${lowered.id}/columns`, {
      version: lowered.version,
      column: '户籍号',
      semanticType: 'code',
      grade: 1,
    })
    const after = await scanned(
      finding('户籍2025.csv', [
        sketched('户籍编码', valuesOf('H', 0, 300), { semanticType: 'cert_no', personal: true, grade: 3 }),
        column('备注'),
        column('金额'),
      ]),
    )
    expect(after.finding.columns[0]).toMatchObject({ grade: 3, personal: true, suggestion: { semanticType: 'code', grade: 1 } })
  })
  test('nothing follows where another column came and the old one went', async () => {
    const first = await scanned(finding('补贴2024.csv', families('补贴号')))
    await room.ask(producer, 'PUT', `/api/findings/${first.id}/rules`, {
      version: first.version,
      rules: [{ kind: 'required', column: '补贴号' }],
    })
    const next = await scanned(
      finding('补贴2025.csv', [sketched('流水', valuesOf('L', 0, 300)), column('备注'), column('金额', { semanticType: 'amount' })]),
    )
    expect(next.changes.map(({ what }) => what)).toEqual(['column-dropped', 'column-added'])
    expect(next.rules).toMatchObject([{ column: '补贴号' }])
  })
})
