import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardRoutes } from '#contract/cards.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { routes } from '#contract/routes.ts'
import { zip } from '#scanner/test/files.ts'
import { openCity, type City } from '#server/test/city.ts'
import { findingsOf, linesCsv, ofTransport, startRound, upload, type DataFile } from '../lives.ts'
import { enter, newAddress, send, type Session } from './attackers.ts'

const [counter] = ofTransport
const workbook =
  '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
const relations =
  '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
const types = '<Types><Default Extension="xml" ContentType="application/xml"/></Types>'
/** A workbook around one sheet, which may say that it is smaller than it is. */
const book = (sheet: Buffer, claim?: number) =>
  zip(
    {
      '[Content_Types].xml': Buffer.from(types),
      'xl/workbook.xml': Buffer.from(workbook),
      'xl/_rels/workbook.xml.rels': Buffer.from(relations),
      'xl/worksheets/sheet1.xml': sheet,
    },
    claim ? { 'xl/worksheets/sheet1.xml': claim } : {},
  )
const laughs = Buffer.from(
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${'abcdefghij'[n + 1]} "${`&${'abcdefghij'[n]};`.repeat(10)}">`).join('')}]><worksheet><sheetData><row><c t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>`,
)
const outside = Buffer.from(
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>',
)
const spaces = (megabytes: number) => Buffer.alloc(megabytes * 2 ** 20, 32)
const nested = (levels: number): Buffer =>
  levels === 0 ? Buffer.from('a,b\n1,2\n') : zip({ [levels === 1 ? 'a.csv' : `${levels}.zip`]: nested(levels - 1) })

/** Files that grow when they are read, lead elsewhere, or are only deep. */
const bombs: readonly DataFile[] = [
  { name: '十亿次笑.xlsx', content: book(laughs) },
  { name: '外部实体.xlsx', content: book(outside) },
  { name: '谎报大小.xlsx', content: book(spaces(300), 1000) },
  { name: '双重压缩.csv.gz', content: gzipSync(gzipSync(spaces(200))) },
  { name: '深层.json', content: `${'['.repeat(200_000)}${']'.repeat(200_000)}` },
  { name: '深层对象.json', content: `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}` },
]

let city: City
let session: Session
let round: string
beforeAll(async () => {
  city = await openCity()
  session = await enter(city, 'lin')
  round = (await startRound(city, ofTransport)).roundId
})
afterAll(() => city.close())
const isWell = async () => expect((await city.app.inject('/api/health')).json()).toMatchObject({ isReady: true, database: 'up' })

describe('炸弹：压缩的、实体的、嵌套的、极深的，都在展开之前或展开到上限时停下，平台照常', () => {
  test('作为数据源上传：读不了的说明原因，没有一份带出服务器上的内容，同批的好文件照常', async () => {
    const { sourceList } = await upload(city, counter, round, [...bombs, { name: '公交线路.csv', content: linesCsv() }])
    for (const { name } of bombs) {
      const source = sourceList.find((each) => each.name === name)!
      // What is only deep is read to its end and holds nothing; everything that would grow is stopped.
      const isDeep = name.startsWith('深层')
      expect([
        name,
        source.state === 'faulty' || (isDeep && source.state === 'scanned'),
        source.state === 'faulty' ? (source.fault?.zh.length ?? 0) > 4 : isDeep,
      ]).toEqual([name, true, true])
    }
    const found = await findingsOf(city, counter, round)
    expect(found.find((each) => each.sourceName === '公交线路.csv')).toMatchObject({ state: 'proposed', rows: 40 })
    expect(JSON.stringify(found)).not.toContain('root:')
    await isWell()
  })

  test('套了许多层的压缩包只看约定的层数', async () => {
    const { sourceList } = await upload(city, counter, round, [{ name: '套娃.zip', content: nested(12) }])
    const state = sourceList.find((each) => each.name === '套娃.zip')?.state
    expect([undefined, 'faulty', 'scanned']).toContain(state)
    await isWell()
  })

  test('作为信息卡表格导入：说明不能读，不收下任何内容', async () => {
    const client = await city.as(counter)
    for (const content of [book(spaces(300), 1000), book(laughs), book(outside), zip({ 'a.txt': spaces(300) })]) {
      const body = new FormData()
      body.set('file', new Blob([new Uint8Array(content)]), '台账.xlsx')
      let sent = await client.ask(cardRoutes.importCards, { params: { id: round }, body })
      for (let tries = 0; tries < 900 && !['failed', 'refused', 'taken'].includes(sent.state); tries++) {
        await new Promise((done) => setTimeout(done, 100))
        sent = await client.ask(cardRoutes.readCardImport, { params: { id: sent.id } })
      }
      expect(['failed', 'refused']).toContain(sent.state)
    }
    expect((await client.ask(inventoryRoutes.listAssets)).items).toEqual([])
    await isWell()
  })

  test('请求正文：极深的、过大的、重复到极多的、声明压缩的，都是4xx', async () => {
    const json = { ...session, 'content-type': 'application/json' }
    const sent: [string, Record<string, string>, string | Buffer][] = [
      ['深层', json, `${'['.repeat(900_000)}${']'.repeat(900_000)}`],
      ['深层字段', json, `{"card":${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)},"version":1}`],
      ['过大', json, `{"card":{"name":"${'x'.repeat(3 * 2 ** 20)}"},"version":1}`],
      ['同名极多', json, `{${'"version":1,'.repeat(150_000)}"version":1}`],
      ['字段极多', json, `{"version":1,"card":{${Array.from({ length: 90_000 }, (_, n) => `"f${n}":1`).join(',')}}}`],
      ['大数', json, `{"version":${'9'.repeat(1_000_000)},"card":{}}`],
      ['声明压缩', { ...json, 'content-encoding': 'gzip' }, gzipSync(spaces(50))],
      ['声明压缩', { ...json, 'content-encoding': 'br' }, '{}'],
    ]
    for (const [what, headers, payload] of sent) {
      const { statusCode } = await city.app.inject({ method: 'PUT', url: `/api/findings/${round}/card`, headers, payload })
      expect([what, statusCode >= 400 && statusCode < 500]).toEqual([what, true])
    }
    await isWell()
  })

  test('多部分表单：极多的字段、极长的字段、极多的部分、没有结束的部分，都是4xx', async () => {
    const part = (name: string, content: string, file = '') =>
      `--b\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`
    const bodies: [string, string][] = [
      ['极多的字段', part('x', '1').repeat(5000)],
      ['极长的字段', part('key', 'x'.repeat(500_000))],
      ['极多的空文件', part('file', '', '; filename="a.pdf"').repeat(500)],
      ['极长的头', `--b\r\ncontent-disposition: form-data; name="file"; filename="${'n'.repeat(200_000)}.pdf"\r\n\r\nx\r\n`],
      ['没有结束', part('file', 'x'.repeat(100_000), '; filename="a.pdf"').slice(0, -2)],
    ]
    for (const [what, body] of bodies) {
      const { statusCode } = await city.app.inject({
        method: 'POST',
        url: '/api/files',
        headers: { ...session, 'content-type': 'multipart/form-data; boundary=b' },
        payload: `${body}--b--\r\n`,
        remoteAddress: newAddress(),
      })
      expect([what, statusCode >= 400 && statusCode < 500]).toEqual([what, true])
    }
    await isWell()
  })

  test('没有登录的人连这些也送不进来', async () => {
    expect((await send(city, routes.addUploads, { params: { id: round }, body: new FormData() })).statusCode).toBe(401)
  })
})
