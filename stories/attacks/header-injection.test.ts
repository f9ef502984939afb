import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#contract/routes.ts'
import { openCity, type City } from '#server/test/city.ts'
import { linesCsv, findingsOf, ofTransport, startRound, upload } from '../lives.ts'
import { fileForm } from '../matrix-objects.ts'
import { enter, newAddress, send, type Session } from './attackers.ts'

const breaks = [
  'a\r\nx-injected: 1.pdf',
  'a\nset-cookie: rongshu=1.pdf',
  'a%0d%0ax-injected:%201.pdf',
  'a"; filename="b.html',
  `a';x*=UTF-8''b.pdf`,
  'a\u2028b.pdf',
  '../../b.pdf',
  '汉字“引号”.pdf',
  'a\u0085x-injected: 1.pdf',
  `${'长'.repeat(300)}.pdf`,
  'a\u0000b.pdf',
  '\u202Efdp.exe',
]

let city: City
let session: Session
beforeAll(async () => {
  city = await openCity()
  session = await enter(city, 'lin')
})
afterAll(() => city.close())

/** Header lines are of printable signs alone, and none is there that somebody asked for. */
function expectWhole({ headers, rawPayload }: LightMyRequestResponse): void {
  for (const [name, value] of Object.entries(headers))
    expect([name, String(value)]).toEqual([name, expect.stringMatching(/^[\u0020-\u007e]*$/)])
  expect(headers['x-injected']).toBeUndefined()
  expect(String(headers['set-cookie'] ?? '')).not.toContain('rongshu=1')
  expect(rawPayload.subarray(0, 200).toString('latin1')).not.toContain('x-injected: 1\r\n')
}

describe('头部注入：文件名、跳转、语言、主机名都换不出别的头部', () => {
  test('上传时的文件名，下载时只在编码后的文件名里', async () => {
    for (const [n, name] of breaks.entries()) {
      const sent = await send(city, routes.addFile, { body: fileForm('file', name, `%PDF-1.4 ${n}`) }, session)
      expect([name, [200, 400].includes(sent.statusCode)]).toEqual([name, true])
      if (sent.statusCode !== 200) continue
      const { sha256 } = sent.json() as { sha256: string }
      const shown = await city.app.inject({ url: `/api/files/${sha256}`, headers: session })
      expect([name, shown.statusCode]).toEqual([name, 200])
      expectWhole(shown)
      expect(shown.headers['content-disposition']).toMatch(/^inline; filename\*=UTF-8''[\w.!~*'()%-]+$/)
    }
  })

  test('数据集的名字进了 Excel 的文件名，也是一样', async () => {
    const { roundId } = await startRound(city, ofTransport)
    await upload(city, ofTransport[0], roundId, [{ name: 'a"; x=y\r\nx-injected: 1.csv', content: linesCsv() }])
    for (const { id } of await findingsOf(city, ofTransport[0], roundId)) {
      const response = await city.app.inject({ url: `/api/findings/${id}/quality.xlsx`, headers: session })
      expect(response.statusCode).toBe(200)
      expectWhole(response)
    }
  })

  test('跳转只到本站，不带出注入的头部', async () => {
    const urls = [
      '//evil.example/?lang=en',
      '/\\evil.example/?lang=en',
      '/%5cevil.example/?lang=en',
      '/.//evil.example?lang=zh',
      '/x%0d%0ax-injected:%201?lang=en',
      '/?lang=en%0d%0ax-injected:%201',
      '/?size=large&lang=en&next=https://evil.example',
      '/notices/%0d%0ax-injected:%201/objections',
      '/notices/..%2f..%2f%2fevil.example/objections',
      '/register/%2f%2fevil.example',
      '/register/%0d%0ax-injected:%201',
      '/check?number=%0d%0ax-injected:%201',
      '/check?number=//evil.example',
      '/desk',
      '/@evil.example?lang=en',
      '/https://evil.example?lang=en',
    ]
    for (const url of urls) {
      const response = await city.app.inject({ url, remoteAddress: newAddress() })
      expect([url, response.statusCode < 500]).toEqual([url, true])
      expectWhole(response)
      const { location } = response.headers
      if (location !== undefined) expect([url, new URL(location, 'http://here.example').host]).toEqual([url, 'here.example'])
    }
  })

  test('请求里的主机名和转发头不进页面、订阅源和二维码的地址', async () => {
    for (const url of ['/', '/register', '/notices', '/feed.xml', '/feed.json', '/api/openapi.json', '/statistics']) {
      const { body } = await city.app.inject({
        url,
        headers: {
          host: 'evil.example',
          'x-forwarded-host': 'evil.example',
          'x-forwarded-proto': 'javascript',
          'x-original-host': 'evil.example',
        },
        remoteAddress: newAddress(),
      })
      expect([url, body.includes('evil.example')]).toEqual([url, false])
    }
  })

  test('请求编号由平台给，不采用请求里的', async () => {
    const { body, headers } = await city.app.inject({
      url: '/api/nowhere',
      headers: { 'x-request-id': 'planted', 'request-id': 'planted' },
    })
    expect(body + JSON.stringify(headers)).not.toContain('planted')
  })
})
