import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#contract/routes.ts'
import { openCity, type City } from '#server/test/city.ts'
import { ofTransport, startRound, upload } from '../lives.ts'
import { buildPages } from '../browser-pages.ts'
import { fileForm } from '../matrix-objects.ts'
import { enter, newAddress, send, type Session } from './attackers.ts'

const secret = '不该被读到的内容'
const here = mkdtempSync(path.join(tmpdir(), 'rongshu-city-'))
const [open, beside] = [path.join(here, '开放'), path.join(here, '开放之外')]

let city: City
let session: Session
let round: string
beforeAll(async () => {
  for (const folder of [open, beside]) mkdirSync(folder)
  writeFileSync(path.join(open, '线路.csv'), 'a,b\n1,2\n')
  writeFileSync(path.join(beside, '秘密.csv'), `a,b\n${secret},2\n`)
  symlinkSync(beside, path.join(open, '通向别处'))
  symlinkSync(path.join(beside, '秘密.csv'), path.join(open, '别名.csv'))
  buildPages()
  city = await openCity({ config: { sourceFolders: [open] } })
  session = await enter(city, 'lin')
  round = (await startRound(city, ofTransport)).roundId
})
afterAll(async () => {
  await city.close()
  rmSync(here, { recursive: true, force: true })
})

const up = [
  '../',
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '..%5c',
  '..\\',
  '%252e%252e%252f',
  '....//',
  '..;/',
  '%c0%ae%c0%ae/',
  '..%00/',
  '.%2e/',
]
const wanted = ['package.json', 'etc/passwd', 'index.html%00.css', 'server/config.ts', '.git/config']

describe('路径穿越：静态文件、材料、服务器目录、上传的名字，都出不了该在的地方', () => {
  test('静态文件和页面', async () => {
    for (const root of ['/desk/built/', '/desk/', '/assets/', '/check/', '/notices/', '/guide/', '/api/files/', '/'])
      for (const step of up)
        for (const file of wanted) {
          const response = await city.app.inject({ url: `${root}${step.repeat(6)}${file}`, remoteAddress: newAddress() })
          expect([root, step, file, response.statusCode < 500, /"dependencies"|root:x:|readConfig|\[core\]/.test(response.body)]).toEqual([
            root,
            step,
            file,
            true,
            false,
          ])
        }
    for (const hidden of [
      '/desk/built/',
      '/desk/built',
      '/desk/built/.',
      '/assets/',
      '/.env',
      '/.git/HEAD',
      '/package.json',
      '/desk/built/../index.html.br',
    ])
      expect([
        hidden,
        /"dependencies"|Index of|\[core\]|RONGSHU_/.test((await city.app.inject({ url: hidden, remoteAddress: newAddress() })).body),
      ]).toEqual([hidden, false])
  })

  test('材料按内容摘要读，别的名字一律不认', async () => {
    for (const step of up)
      for (const name of [`${step.repeat(4)}scan-key`, `${'a'.repeat(64)}${step}x`, `${step}${'a'.repeat(61)}`]) {
        const { statusCode, body } = await city.app.inject({ url: `/api/files/${name}`, headers: session })
        expect([name, [400, 404].includes(statusCode), body.includes('root:')]).toEqual([name, true, false])
      }
  })

  test('服务器目录：开放目录之外、符号链接、绝对路径、空字符，一律不读，回答不说那里有没有', async () => {
    const answers = new Set<string>()
    for (const place of [
      '..',
      '../开放之外',
      '/',
      '/etc',
      '/etc/passwd',
      beside,
      path.join(beside, '秘密.csv'),
      '通向别处',
      '通向别处/秘密.csv',
      './通向别处/../..',
      `${open}/../开放之外`,
      '不存在',
      '线路.csv\u0000',
      '~',
      '$HOME',
      'file:///etc',
      '\\\\server\\share',
      '/proc/self/environ',
      '/dev/zero',
    ]) {
      const response = await send(city, routes.addFolder, { params: { id: round }, body: { path: place } }, session)
      expect([place, [400, 403].includes(response.statusCode)]).toEqual([place, true])
      if (response.statusCode === 403) answers.add(JSON.stringify({ ...(response.json() as object), requestId: '' }))
    }
    expect(answers.size).toBe(1)
    const { added, refused } = (await send(city, routes.addFolder, { params: { id: round }, body: { path: '.' } }, session)).json() as {
      added: { name: string }[]
      refused: { name: string }[]
    }
    expect(added.map((each) => each.name)).toEqual(['线路.csv'])
    expect(refused.map((each) => each.name).sort()).toEqual(['别名.csv', '通向别处'])
  })

  test('上传的名字只是名字：文件落在平台自己的目录里，名字不带路径', async () => {
    const names = [
      '../../../tmp/escaped.csv',
      '..\\..\\escaped.csv',
      '/etc/cron.d/escaped.csv',
      'C:\\escaped.csv',
      '....//escaped.csv',
      '%2e%2e%2fescaped.csv',
    ]
    const { sourceList } = await upload(
      city,
      ofTransport[0],
      round,
      names.map((name, n) => ({ name, content: `a,b\n${n},2\n` })),
    )
    for (const { name } of sourceList) expect(name).not.toMatch(/[/\\]/)
    await send(city, routes.addFile, { body: fileForm('file', '../../escaped.pdf', '%PDF-1.4 x') }, session)
    const escaped = (folder: string) => readdirSync(folder).filter((name) => name.includes('escaped'))
    expect([...escaped(tmpdir()), ...escaped('/etc'), ...escaped(process.cwd()), ...escaped(here)]).toEqual([])
  })

  test('导出的名字和格式由平台定，不由请求定', async () => {
    for (const form of ['../../etc/passwd', 'national%00', '..%2fnational', '__proto__', 'constructor'])
      expect([
        form,
        (
          await city.app.inject({
            url: `/api/assets/00000000-0000-4000-8000-000000000000/registration-forms/${form}?as=docx`,
            headers: session,
          })
        ).statusCode,
      ]).toEqual([form, expect.toSatisfy((status: number) => status === 400 || status === 404)])
  })
})
