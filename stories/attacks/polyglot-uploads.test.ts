import { openXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardRoutes } from '#contract/cards.ts'
import { routes } from '#contract/routes.ts'
import { zip } from '#scanner/test/files.ts'
import { makePdf, openCity, type City } from '#server/test/city.ts'
import { ofTransport, startRound } from '../lives.ts'
import { enter, newAddress, send, type Session } from './attackers.ts'

const script = '<script>alert(1)</script>'
const page = `<!doctype html><html><body onload="alert(1)">${script}</body></html>`
const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex')
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`

/** Not what any paper is: refused whatever it is called. */
const refused: readonly [string, string | Buffer][] = [
  ['a.pdf', page],
  ['a.png', svg],
  ['a.svg', svg],
  ['a.pdf', `GIF89a/*${page}*/`],
  ['a.jpg', `GIF89a=1;alert(1)//`],
  ['a.pdf', ` %PDF-1.4 ${page}`],
  ['a.pdf', `<!--%PDF-1.4-->${page}`],
  ['a.pdf', Buffer.from('MZ\u0090\0')],
  ['a.pdf', '#!/bin/sh\n'],
  ['a.pdf', `PK\u0003\u0004${page}`],
  ['a.pdf', `\uFEFF%PDF-1.4`],
  ['a.pdf', '%PDF'],
  ['a.pdf', ''],
  ['a.swf', 'CWS\u0009'],
  ['a.xml', `<?xml version="1.0"?><?xml-stylesheet href="javascript:alert(1)"?>${svg}`],
]
/** Two things at once, the first of which a paper may be: taken as that and never served as the other. */
const double: readonly [string, Buffer, string][] = [
  ['图片.html', Buffer.concat([png, Buffer.from(page)]), 'image/png'],
  ['照片.svg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(svg)]), 'image/jpeg'],
  ['文件.html', Buffer.concat([makePdf('x'), Buffer.from(page)]), 'application/pdf'],
  ['文件.js', Buffer.from('%PDF-1.4\n*/alert(1)/*'), 'application/pdf'],
  ['带脚本.pdf', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj'), 'application/pdf'],
]

let city: City
let session: Session
beforeAll(async () => {
  city = await openCity()
  session = await enter(city, 'lin')
})
afterAll(() => city.close())

function upload(name: string, content: string | Buffer, type = 'text/html') {
  const body = new FormData()
  body.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type }), name)
  return send(city, routes.addFile, { body }, session)
}

describe('一份文件两种身份：按内容收，按收下的类型给，浏览器不另猜', () => {
  test('不是材料的，换什么名字、报什么类型都不收', async () => {
    for (const [name, content] of refused)
      for (const type of ['application/pdf', 'image/png', 'text/html'])
        expect([name, String(content).slice(0, 20), (await upload(name, content, type)).statusCode]).toEqual([
          name,
          String(content).slice(0, 20),
          422,
        ])
    // The refusal says on what it rests and what would help.
    expect((await upload('x.pdf', refused[0]![1])).json()).toMatchObject({
      code: 'invalid',
      basis: 'choice:paper-files',
      remedy: { zh: expect.any(String) },
      fields: [{ field: 'file' }],
    })
  })

  test('既是图片或 PDF、又像网页或脚本的，只当作前者给出，带着不许猜类型和不许运行的头部', async () => {
    for (const [name, content, mediaType] of double) {
      const sent = await upload(name, content)
      expect([name, sent.statusCode]).toEqual([name, 200])
      const { sha256 } = sent.json() as { sha256: string }
      for (const accept of ['*/*', 'text/html', 'image/svg+xml', 'text/javascript']) {
        const { headers } = await city.app.inject({
          url: `/api/files/${sha256}`,
          headers: { ...session, accept, 'sec-fetch-dest': 'script' },
        })
        expect([name, headers['content-type'], headers['x-content-type-options']]).toEqual([name, mediaType, 'nosniff'])
        expect(headers['content-security-policy']).toMatch(/(^|; )default-src 'none';/)
        expect(headers['content-security-policy']).not.toMatch(/script-src|unsafe-eval|'unsafe-inline'(?!;)/)
        expect(headers['cross-origin-resource-policy']).toBe('same-origin')
        expect(headers['cache-control']).toBe('private, no-cache')
      }
    }
  })

  test('材料不给没有登录的人，也不能被当作别的站的脚本或图片引用', async () => {
    const { sha256 } = (await upload('甲.pdf', makePdf('甲'))).json() as { sha256: string }
    const { statusCode, headers } = await city.app.inject({ url: `/api/files/${sha256}`, remoteAddress: newAddress() })
    expect([statusCode, headers['cross-origin-resource-policy'], headers['access-control-allow-origin']]).toEqual([
      401,
      'same-origin',
      undefined,
    ])
  })

  test('浏览器留着的一份也要重新问过：看得到的答没有变，收回以后、换了人以后再看不到；别的答复一概不留', async () => {
    const { sha256 } = (await upload('乙.pdf', makePdf('乙'))).json() as { sha256: string }
    const tag = `"${sha256}"`
    const again = (headers: Record<string, string>) =>
      city.app.inject({ url: `/api/files/${sha256}`, headers: { ...headers, 'if-none-match': tag }, remoteAddress: newAddress() })
    expect((await city.app.inject({ url: `/api/files/${sha256}`, headers: { ...session } })).headers['etag']).toBe(tag)
    const known = await again(session)
    expect([known.statusCode, known.body]).toEqual([304, ''])
    expect((await again({ ...(await enter(city, 'bai')) })).statusCode).toBe(404)
    expect((await again({})).statusCode).toBe(401)
    for (const url of ['/api/session', '/api/inbox', '/api/inbox.xlsx', '/api/cases/none'])
      expect([url, (await city.app.inject({ url, headers: { ...session } })).headers['cache-control']]).toEqual([url, 'no-store'])
  })

  test('带宏、控件、嵌入文件、外部链接的工作簿不作为表格导入，说明怎么办', async () => {
    const { roundId } = await startRound(city, ofTransport)
    const client = await city.as(ofTransport[0])
    for (const part of [
      'xl/vbaProject.bin',
      'xl/macrosheets/sheet1.xml',
      'xl/activeX/activeX1.bin',
      'xl/embeddings/oleObject1.bin',
      'xl/externalLinks/externalLink1.xml',
    ]) {
      const body = new FormData()
      body.set(
        'file',
        new Blob([new Uint8Array(zip({ 'xl/workbook.xml': Buffer.from('<workbook/>'), [part]: Buffer.from('program') }))]),
        '台账.xlsx',
      )
      let sent = await client.ask(cardRoutes.importCards, { params: { id: roundId }, body })
      for (let tries = 0; tries < 600 && !['failed', 'refused', 'taken'].includes(sent.state); tries++) {
        await new Promise((done) => setTimeout(done, 100))
        sent = await client.ask(cardRoutes.readCardImport, { params: { id: sent.id } })
      }
      expect([part, sent.state, JSON.stringify(sent).includes('宏')]).toEqual([part, 'failed', true])
    }
  })

  test('导出的表格里没有公式：单元格里写的是什么就是什么', async () => {
    const name = '=SUM(A1)*2'
    const body = new FormData()
    body.append('files', new Blob([`a,b\n1,2\n3,4\n`]), `${name}.csv`)
    const { roundId } = await startRound(city, ofTransport)
    expect((await send(city, routes.addUploads, { params: { id: roundId }, body }, session)).statusCode).toBe(200)
    const { rawPayload } = await send(city, routes.sourcesExcel, { params: { id: roundId } }, session)
    const {
      sheets: [sheet],
    } = await openXlsx(new Uint8Array(rawPayload))
    expect(JSON.stringify(sheet!.rows)).toContain('SUM(A1)')
    expect(sheet!.rows.flat().filter((cell) => typeof cell === 'string' && /^[=+@-]/.test(cell))).toEqual([])
    expect([...(sheet!.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined)).toEqual([])
  })
})
