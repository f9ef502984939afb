import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardRoutes } from '#contract/cards.ts'
import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { registrationFormRoutes } from '#contract/registration-forms.ts'
import { verify } from '#server/commands/verify.ts'
import { makePdf, openCity, type City } from '#server/test/city.ts'
import { inventedUscc } from '#server/test/uscc.ts'
import { masterFileName } from '#server/vault/master-keys.ts'
import { rotateDataKey } from '#server/vault/rotate.ts'
import { sealFindings } from '#server/inventory/seal-findings.ts'
import { sealStored } from '#server/vault/seal-stored.ts'
import { openVault } from '#server/vault/vault.ts'
import { findingsOf, linesCsv, ofTransport, onNotice, startRound, takeInventory, upload } from './lives.ts'

const objector = {
  name: '榕城第二康复门诊部',
  identity: inventedUscc(91),
  contact: '0591-87654321',
  ground: 'untrue',
  argument: '登记内容与事实不符，请更正后再登记。',
  remedy: '更正后重新公示',
}
const personal = [objector.name, objector.identity, objector.contact]
let city: City
let noticeId: string
let sideId: string
let closedId: string
beforeAll(async () => {
  city = await openCity()
  const [asset, closed] = await takeInventory(city, ['加密保存', '打不开'])
  closedId = closed!
  noticeId = await onNotice(city, asset!)
  const body = new FormData()
  body.set('answers', JSON.stringify(objector))
  body.set('key', randomUUID())
  body.set('evidence', new Blob([new Uint8Array(makePdf('evidence by 榕城'))], { type: 'application/pdf' }), '证据.pdf')
  await fetch(`${city.base}/api/notices/${noticeId}/objections`, { method: 'POST', body })
  sideId = (await city.see('林初审', noticeId)).sideCases[0]!.id
})
afterAll(() => city.close())

const rows = async <T extends object>(text: string, values: unknown[] = []) => (await city.database.pool.query<T>(text, values)).rows
async function wholeDatabase(): Promise<string> {
  const tables = await rows<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
  )
  const texts: string[] = []
  for (const { name } of tables)
    texts.push((await rows<{ all: string }>(`select coalesce(string_agg(t::text, ' '), '') as all from ${name} t`))[0]!.all)
  return texts.join(' ')
}
const found = async () => {
  const all = await wholeDatabase()
  return personal.filter((text) => all.includes(text))
}
const shown = async () => {
  const { answers } = await city.see('林初审', sideId)
  return [answers['name'], answers['identity'], answers['contact']]
}

describe('加密保存（choice:sealing）：个人信息和材料，磁盘和数据库里都读不出来', () => {
  test('异议人的姓名、证件号、联系方式不在任何一张表里，登记机构照常看到', async () => {
    expect(await found()).toEqual([])
    expect(await shown()).toEqual(personal)
    expect((await verify(city.db)).faults).toEqual([])
  })

  test('材料文件在磁盘上读不出来，打开的照原样', async () => {
    const files = path.join(city.config.dataDir, 'files')
    const texts = readdirSync(files, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
    expect([texts.length > 0, texts.some((text) => text.includes('%PDF-'))]).toEqual([true, false])
    const { answers } = await city.see('林初审', sideId)
    const { sha256 } = answers['evidence'] as { sha256: string }
    const response = await (await city.as('林初审')).ask(caseRoutes.readFile, { params: { sha256 } })
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('以前未加密的旧记录由任务补上，办件记录照样逐条可重演；应用账号自己改不动记录', async () => {
    const [value] = await rows<{ ref: string }>(`select answers ->> 'contact' as ref from cases where id = $1`, [sideId])
    await sealStored(city, sealFindings)
    // As it would have been written before: only the owner of the tables could.
    await rows(`alter table entries disable trigger entries_append_only`)
    await rows(`update entries set asked = jsonb_set(asked, '{contact}', $2) where case_id = $1 and asked ? 'contact'`, [
      sideId,
      JSON.stringify(objector.contact),
    ])
    await rows(`update cases set answers = jsonb_set(answers, '{contact}', $2), draft = jsonb_set(draft, '{contact}', $2) where id = $1`, [
      sideId,
      JSON.stringify(objector.contact),
    ])
    await rows(`alter table entries enable trigger entries_append_only`)
    // Once none was found, old cases are not gone through again.
    expect((await sealStored(city, sealFindings)).answers).toBe(0)
    await rows(`update sealing_keys set answers_done_at = null`)
    expect(await found()).toEqual([objector.contact])
    expect(await shown()).toEqual(personal)
    expect((await sealStored(city, sealFindings)).answers).toBe(1)
    expect([await found(), await shown()]).toEqual([[], personal])
    expect(await rows(`select answers ->> 'contact' as ref from cases where id = $1`, [sideId])).toEqual([value])
    expect((await verify(city.db)).faults).toEqual([])
    await expect(rows(`update entries set asked = '{}' where case_id = $1`, [sideId])).rejects.toMatchObject({ code: 'RS001' })
    await expect(rows(`select seal_answer($1, 'contact', 'a', 'b')`, [sideId])).rejects.toMatchObject({ code: '42501' })
  })

  test('换用新密钥，旧内容逐批改用；主密钥不在时照实告知，其余照常，放回后恢复', async () => {
    const id = await rotateDataKey(city)
    const done = await sealStored(city, sealFindings)
    expect([done.values >= 3, done.faulty]).toEqual([true, []])
    expect(await rows(`select distinct key_id from sealed_values`)).toEqual([{ key_id: id }])
    expect([await shown(), (await verify(city.db)).faults]).toEqual([personal, []])
    const place = path.join(city.config.keysDir, masterFileName)
    const kept = readFileSync(place)
    writeFileSync(place, kept.toString().replace(/"secret": "[0-9a-f]{64}"/, `"secret": "${'0'.repeat(64)}"`))
    const vault = openVault({ db: city.db, keysDir: city.config.keysDir, method: 'aes-256-gcm' })
    expect((await vault.whyLocked())?.zh).toContain('主密钥')
    // The platform at work says so and goes on with the keys it holds.
    expect(await (await fetch(`${city.base}/api/health`)).json()).toMatchObject({ isReady: true, sealing: 'locked' })
    expect(await shown()).toEqual(personal)
    writeFileSync(place, kept)
    await expect.poll(async () => ((await (await fetch(`${city.base}/api/health`)).json()) as { sealing: string }).sealing).toBe('ready')
  })

  test('扫描结果的取值打不开：资产页照常并说明原因和办法，卡片照样能印、能导出、能修订，新的一次扫描照常收下并注明没有比较取值', async () => {
    const own = await city.as(ofTransport[0])
    const params = { id: closedId }
    const whole = await own.ask(inventoryRoutes.readAsset, { params })
    expect([whole.unopened, whole.finding!.columns.some(({ top }) => top.length > 0)]).toEqual([null, true])
    await rows(`update findings set sealed = sealed || '\\x00'::bytea where id = $1`, [whole.findingId])
    const asset = await own.ask(inventoryRoutes.readAsset, { params })
    expect(asset).toMatchObject({
      card: whole.card,
      derived: whole.derived,
      finding: { rows: whole.finding!.rows },
      unopened: {
        code: 'sealing-key-missing',
        message: { zh: expect.stringContaining('改动过') },
        remedy: { zh: expect.stringContaining('下次扫描') },
      },
    })
    expect(asset.finding!.columns.map(({ name, grade, samples, top }) => [name, grade, samples, top])).toEqual(
      whole.finding!.columns.map(({ name, grade }) => [name, grade, [], []]),
    )
    expect((await own.ask(cardRoutes.printCard, { params })).status).toBe(200)
    const { items } = await own.ask(registrationFormRoutes.listRegistrationForms, { params })
    expect(
      (
        await own.ask(registrationFormRoutes.registrationForm, {
          params: { ...params, form: items.find(({ whyNot }) => whyNot === null)!.form },
          query: { as: 'xlsx' },
        })
      ).status,
    ).toBe(200)
    const { assetCode: _, holder: __, ...card } = whole.card
    const revised = await own.ask(inventoryRoutes.reviseCard, {
      params,
      body: { version: whole.version, card: { ...card, purpose: '取值打不开时修订的用途' }, key: randomUUID() },
    })
    expect(revised).toMatchObject({ version: whole.version + 1, unopened: { code: 'sealing-key-missing' } })
    const { roundId } = await startRound(city, ofTransport)
    await upload(city, ofTransport[0], roundId, [{ name: '打不开.csv', content: linesCsv(21, 1) }])
    const [line] = await findingsOf(city, ofTransport[0], roundId)
    expect(line).toMatchObject({ state: 'proposed', knownAs: { assetId: closedId }, attention: 1 })
    expect((await own.ask(inventoryRoutes.readFinding, { params: { id: line!.id } })).changes.map(({ what }) => what)).toEqual([
      'not-compared',
    ])
  })
})
