import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventoryRoutes } from '#contract/inventory.ts'
import { zip } from '#scanner/test/files.ts'
import { openCity, type City } from '#server/test/city.ts'
import { cardOf, confirmCard, findingsOf, linesCsv, ofTransport, startRound, upload, type DataFile } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const [counter, checker] = ofTransport
const ole = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(1016),
  Buffer.from('EncryptedPackage\0', 'utf16le'),
  Buffer.alloc(512),
])
/** The sheet is named by the workbook, says that it is small, and is not. */
const workbook =
  '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
const relations =
  '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
const bomb = zip(
  {
    'xl/workbook.xml': Buffer.from(workbook),
    'xl/_rels/workbook.xml.rels': Buffer.from(relations),
    'xl/worksheets/sheet1.xml': Buffer.alloc(300 * 2 ** 20, 32),
  },
  { 'xl/worksheets/sheet1.xml': 1000 },
)

type Bad = DataFile & { readonly kept: string; readonly fault: string; readonly isReadable: boolean }
const made = async (): Promise<Bad[]> => [
  { name: '空文件.csv', content: '', kept: '空文件.csv', fault: 'empty', isReadable: false },
  { name: '损坏.xlsx', content: 'PK\u0003\u0004 and then nothing', kept: '损坏.xlsx', fault: 'broken', isReadable: false },
  { name: '压缩炸弹.xlsx', content: bomb, kept: '压缩炸弹.xlsx', fault: 'zip-bomb', isReadable: false },
  {
    name: '压缩炸弹.csv.gz',
    content: gzipSync(Buffer.alloc(300 * 2 ** 20, 44)),
    kept: '压缩炸弹.csv.gz',
    fault: 'zip-bomb',
    isReadable: false,
  },
  { name: '加密.xlsx', content: ole, kept: '加密.xlsx', fault: 'password-protected', isReadable: false },
  {
    name: '图片.csv',
    content: Buffer.from('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'latin1'),
    kept: '图片.csv',
    fault: 'broken',
    isReadable: false,
  },
  {
    name: '超大单元格.csv',
    content: `a,b\n"${'长'.repeat(10_000_000)}",1\nx,2\n`,
    kept: '超大单元格.csv',
    fault: 'too-large-cell',
    isReadable: true,
  },
  {
    name: '公式.csv',
    content: `编号,内容\n1,"=HYPERLINK(""http://example.test"")"\n2,@SUM(A1)\n3,+cmd|' /C calc'!A0\n`,
    kept: '公式.csv',
    fault: 'formula',
    isReadable: true,
  },
  { name: '../../etc/passwd.csv', content: '编号,名称\n1,甲\n2,乙\n', kept: 'passwd.csv', fault: '', isReadable: true },
  {
    name: '其实是表格.csv',
    content: await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [
            ['a', 'b'],
            [1, 2],
            [3, 4],
          ],
        },
      ],
    }),
    kept: '其实是表格.csv',
    fault: 'mislabelled',
    isReadable: true,
  },
]

let city: City
let bad: Bad[]
let round: { caseId: string; roundId: string }
beforeAll(async () => {
  city = await openCity()
  bad = await made()
})
afterAll(() => city.close())

describe('坏文件：每一份都得出一项有理由的结果，盘点照常进行', () => {
  test('空的、损坏的、炸弹、加密的、超大的、带公式的、名中带路径的、名不副实的，连同一份好文件一起上传', async () => {
    round = await startRound(city, ofTransport)
    const good = { name: '公交线路.csv', content: linesCsv() }
    const { added, refused, sourceList } = await upload(city, counter, round.roundId, [...bad, good, { name: '~$公交.xlsx', content: 'x' }])
    expect([added.length, refused.map((r) => r.name)]).toEqual([bad.length + 1, ['~$公交.xlsx']])
    const found = await findingsOf(city, counter, round.roundId)
    const client = await city.as(counter)
    for (const { kept, fault, isReadable } of bad) {
      const source = sourceList.find((s) => s.name === kept)!
      const line = found.find((f) => f.sourceName === kept)!
      const { finding } = await client.ask(inventoryRoutes.readFinding, { params: { id: line.id } })
      expect([kept, source.state, line.state]).toEqual([kept, isReadable ? 'scanned' : 'faulty', isReadable ? 'proposed' : 'faulty'])
      if (fault) expect([kept, ...finding.faults.map((f) => f.code)]).toContain(fault)
      if (!isReadable) expect(source.fault?.zh.length).toBeGreaterThan(4)
      expect(JSON.stringify(finding).length).toBeLessThan(20_000)
    }
    expect(found.find((f) => f.sourceName === '公交线路.csv')).toMatchObject({ state: 'proposed', rows: 40, faults: 0 })
  })

  test('读不出的不必处理，读得出的确认或注明理由，盘点发布', async () => {
    const client = await city.as(counter)
    for (const line of await findingsOf(city, counter, round.roundId)) {
      if (line.state !== 'proposed') continue
      if (line.sourceName === '公交线路.csv') await confirmCard(city, counter, line.id, cardOf('公交线路'))
      else {
        const { version } = await client.ask(inventoryRoutes.readFinding, { params: { id: line.id } })
        await client.ask(inventoryRoutes.setAside, { params: { id: line.id }, body: { version, reason: '不是本单位的正式数据' } })
      }
    }
    await city.act(counter, round.caseId, 'submit')
    expect(await city.act(checker, round.caseId, 'publish')).toMatchObject({ ending: 'published' })
    expect((await client.ask(inventoryRoutes.listAssets)).items).toMatchObject([{ name: '公交线路', state: 'catalogued' }])
  })

  test('材料只收 PDF 和图片，按内容识别；二十兆以上的被拒绝', async () => {
    const send = async (name: string, content: Buffer) => {
      const body = new FormData()
      body.set('file', new Blob([new Uint8Array(content)]), name)
      return (await city.as(counter))
        .ask(
          { method: 'POST', path: '/api/files', summary: { zh: '', en: '' }, access: 'signed-in', multipart: true, reply: 'file' },
          { body },
        )
        .then(
          (r) => r.status,
          (e: { status: number }) => e.status,
        )
    }
    expect(await send('伪装.pdf', Buffer.from('MZ this is a program'))).toBe(422)
    expect(await send('巨大.pdf', Buffer.concat([Buffer.from('%PDF-1.4'), Buffer.alloc(21 * 2 ** 20)]))).toBe(413)
    expect(await send(`${'长'.repeat(300)}../../${randomUUID()}.pdf`, Buffer.from('%PDF-1.4 small'))).toBe(200)
  })

  test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
})
