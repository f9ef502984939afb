import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView } from '#contract/cases.ts'
import { tokenRoutes } from '#contract/tokens.ts'
import type { Scope } from '#law/scopes.ts'
import { openCity, transport, type City } from '#server/test/city.ts'
import { callOf } from './operators-city.ts'
import { application, linesCsv, ofTransport, onNotice, opine, startRound, takeInventory, value } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const root = path.resolve(import.meta.dirname, '..')
let city: City
let asset: string
let other: string
beforeAll(async () => {
  city = await openCity()
  ;[asset, other] = (await takeInventory(city, ['公交线路', '站点', '班次', '票价'])) as [string, string]
  // The program of the manual begins an application for the newest asset, which is neither of these.
  await city.database.pool.query(`update assets set created_at = created_at - interval '1 hour' where id = any ($1)`, [[asset, other]])
  await opine(city, asset)
  await value(city, asset)
})
afterAll(() => city.close())

/** A system that holds a token of somebody. */
async function machineOf(who: string, scopes: Scope[]) {
  const { secret, token } = await (
    await city.as(who)
  ).ask(tokenRoutes.makeToken, {
    body: { name: `${who}的系统`, scopes, lastDay: new Date(city.clock.now().getTime() + 5 * 86_400_000).toISOString().slice(0, 10) },
  })
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(city.base + path, {
      method,
      headers: { authorization: `Bearer ${secret}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return { ask, id: token.id }
}

describe('单位的系统凭接口令牌办理（choice:api-token，§7.1）', () => {
  test('代经办人开办并提交首次登记，日志每一条都注明令牌；审查和决定不能办', async () => {
    const machine = await machineOf(ofTransport[0], ['read', 'registration'])
    expect((await machine.ask('GET', `/api/assets/${asset}`)).status).toBe(200)
    const opened = await machine.ask('POST', '/api/cases', {
      procedure: 'first-registration',
      subjectId: asset,
      answers: application,
      key: randomUUID(),
    })
    expect(opened.status).toBe(200)
    const id = String(opened.body['id'])
    const seen = (await machine.ask('GET', `/api/cases/${id}`)).body as unknown as CaseView
    const act = (verb: string, version: number, draftRevision = 0) => ({
      act: verb,
      version,
      draftRevision,
      key: randomUUID(),
      reason: '',
      asked: {},
    })
    const submitted = await machine.ask('POST', `/api/cases/${id}/acts`, act('submit', seen.version, seen.draftRevision))
    expect([submitted.status, submitted.body['code'] ?? null]).toEqual([200, null])
    const { rows } = await city.database.pool.query<{ action: string; token: string; name: string; organisation: string }>(
      `select l.action, l.detail ->> 'token' as token, l.detail ->> 'tokenName' as name, g.name as organisation from audit_log l join organisations g on g.id = l.organisation_id where l.object_id = $1 order by l.id`,
      [id],
    )
    expect(rows.map((row) => row.action)).toEqual(expect.arrayContaining(['open-case', 'act:submit']))
    for (const row of rows) expect(row).toMatchObject({ token: machine.id, name: `${ofTransport[0]}的系统`, organisation: transport })
    const shown = await (await machineOf('郑局长', ['log'])).ask('GET', `/api/audit?objectKind=case&objectId=${id}`)
    expect((shown.body['items'] as { officerName: string }[])[0]!.officerName).toBe(`${ofTransport[0]}（令牌“${ofTransport[0]}的系统”）`)
    const registrar = await machineOf('叶受理', ['read', 'registration'])
    const { version } = (await registrar.ask('GET', `/api/cases/${id}`)).body as unknown as CaseView
    for (const verb of ['accept', 'pass', 'refuse', 'step-aside', 'explain', 'object'])
      expect([verb, await registrar.ask('POST', `/api/cases/${id}/acts`, act(verb, version))]).toMatchObject([
        verb,
        { status: 403, body: { code: 'token-never' } },
      ])
    expect((await city.see('叶受理', id)).step).toBe('acceptance')
  })

  test('docs/machines.md 里的程序照抄即可用；所列的答复代码都是平台会答的', async () => {
    const text = readFileSync(path.join(root, 'docs/machines.md'), 'utf8')
    const { secret } = await (
      await city.as(ofTransport[0])
    ).ask(tokenRoutes.makeToken, { body: { name: '资产系统', scopes: ['read', 'inventory', 'registration'], lastDay: city.clock.today() } })
    const { roundId } = await startRound(city, ofTransport)
    const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-machine-'))
    writeFileSync(path.join(folder, 'lines.csv'), linesCsv(12, 7))
    writeFileSync(path.join(folder, 'example.mjs'), /```js\n([\s\S]*?)```/.exec(text)![1]!)
    const { stdout } = await promisify(execFile)(process.execPath, ['example.mjs'], {
      cwd: folder,
      env: { URL: city.base, TOKEN: secret, ROUND: roundId },
    })
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.replace(/,"requestId".*/, '')),
    ).toEqual(['assets 4', 'uploaded 1 0', 'opened once true', 'to correct rights', expect.stringMatching(/^403 \{"code":"token-scope"/)])
    expect(readFileSync(path.join(folder, 'assets.xlsx')).subarray(0, 2).toString()).toBe('PK')
    rmSync(folder, { recursive: true })
    const codes = [...text.matchAll(/`(token-[a-z]+|too-many|not-found|invalid)`/g)].map((found) => found[1]!)
    const sources = ['server/parties/show-token.ts', 'server/http/whose-token.ts', 'server/http/serve.ts', 'server/denied.ts']
      .map((file) => readFileSync(path.join(root, file), 'utf8'))
      .join('')
    expect(codes.filter((code) => !sources.includes(`'${code}'`))).toEqual([])
  })

  test('看得到的不多于经办人；没有的范围说明用哪一个', async () => {
    const stranger = await machineOf('苏清查', ['read'])
    expect((await stranger.ask('GET', `/api/assets/${asset}`)).status).toBe(404)
    expect(
      await stranger.ask('POST', '/api/cases', { procedure: 'first-registration', subjectId: asset, answers: {}, key: randomUUID() }),
    ).toMatchObject({ status: 403, body: { code: 'token-scope', remedy: { en: expect.stringContaining('registration') } } })
  })

  test('要求再次验证身份的，告知令牌不能办、由谁办，不请机器验证身份（choice:step-up）', async () => {
    await onNotice(city, other)
    await city.pass(20)
    const bureau = await machineOf('郑局长', ['read', 'registration'])
    const id = String(
      (await bureau.ask('POST', '/api/cases', { procedure: 'operator-selection', answers: await callOf(city), key: randomUUID() })).body[
        'id'
      ],
    )
    const { version, draftRevision } = (await bureau.ask('GET', `/api/cases/${id}`)).body as unknown as CaseView
    expect(
      await bureau.ask('POST', `/api/cases/${id}/acts`, {
        act: 'submit',
        version,
        draftRevision,
        key: randomUUID(),
        reason: '',
        asked: {},
      }),
    ).toMatchObject({
      status: 403,
      body: {
        code: 'token-never',
        basis: 'choice:api-token',
        message: { zh: expect.stringContaining('对外发布') },
        remedy: { zh: expect.stringContaining('经办人登录'), en: expect.stringContaining('sign in') },
      },
    })
    expect((await city.see('郑局长', id)).step).toBe('drafting')
  })

  test('§8.1 凭令牌办的也可由记录重放，审计日志链条完整', () => expectGenuineHistory(city))
})
