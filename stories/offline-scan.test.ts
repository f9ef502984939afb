import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventoryRoutes } from '#contract/inventory.ts'
import { csv, invented } from '#scanner/test/files.ts'
import { openCity, refusal, transport, type City } from '#server/test/city.ts'
import { cardOf, confirmCard, findingsOf, linesCsv, ofHealth, ofTransport, startRound } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const [counter, checker] = ofTransport
const home = mkdtempSync(path.join(tmpdir(), 'rongshu-unit-'))
const at = (name: string) => path.join(home, name)
const drivers = Array.from({ length: 80 }, (_, n) => [invented.name(n), invented.idNumber(n), invented.mobile(n), invented.address(n)])
/** The command as it runs on a machine of the unit: no platform, no database, nothing of ours in the environment. */
const rongshu = (...args: string[]) =>
  spawnSync(process.execPath, [path.resolve(import.meta.dirname, '../cli/main.ts'), ...args], {
    encoding: 'utf8',
    cwd: home,
    env: { PATH: process.env['PATH'] },
  })

let city: City
let round: { caseId: string; roundId: string }
let publicKey: string
beforeAll(async () => {
  city = await openCity()
  round = await startRound(city, ofTransport)
  mkdirSync(at('业务数据'))
  writeFileSync(at('业务数据/驾驶员.csv'), csv(['姓名', '身份证号', '联系电话', '住址'], drivers))
  writeFileSync(at('业务数据/公交线路.csv'), linesCsv())
})
afterAll(async () => {
  await city.close()
  rmSync(home, { recursive: true, force: true })
})

async function bring(who: string, text: string, roundId = round.roundId) {
  const body = new FormData()
  body.append('files', new Blob([text]), 'findings.json')
  return (await city.as(who)).ask(inventoryRoutes.addFindingsFile, { params: { id: roundId }, body })
}

describe('单位在自己的机器上扫描，只把签名的结果带到平台（§3.5，§3.6，choice:unit-signature）', () => {
  test('单位生成密钥，登记公钥，下载离线扫描参数', async () => {
    const made = rongshu('unit-key', 'create', 'unit.pem')
    publicKey = made.stdout
    const client = await city.as(counter)
    const key = await client.ask(inventoryRoutes.addUnitKey, { body: { publicKey, label: '机房一号机' } })
    expect(made.stderr).toContain(key.keyId)
    const kit = await client.ask(inventoryRoutes.scanKit)
    expect(kit.unit.name).toBe(transport)
    writeFileSync(at('kit.json'), JSON.stringify(kit))
  })

  test('命令在单位的机器上扫描，写出的文件里没有一个原值', () => {
    const { status, stderr } = rongshu('scan', '业务数据', '--out', 'findings.json', '--sign', 'unit.pem', '--kit', 'kit.json')
    expect([status, stderr]).toEqual([0, expect.stringContaining('2 个数据集')])
    const text = readFileSync(at('findings.json'), 'utf8')
    expect(drivers.flat().filter((value) => text.includes(value))).toEqual([])
  })

  test('上传后结果进入盘点，平台上也没有一个原值，逐项确认后取得资产编码', async () => {
    const { added } = await bring(counter, readFileSync(at('findings.json'), 'utf8'))
    expect(added).toMatchObject([{ arrivedBy: 'findings', state: 'scanned', findings: 2, doneRows: 120 }])
    const found = await findingsOf(city, counter, round.roundId)
    expect(new Set(found.map((f) => `${f.dataset} ${f.rows} ${f.state} ${f.personalColumns > 0}`))).toEqual(
      new Set(['公交线路.csv 40 proposed false', '驾驶员.csv 80 proposed true']),
    )
    const { rows } = await city.database.pool.query<{ everything: string }>(
      'select string_agg(to_jsonb(f)::text, chr(10)) as everything from findings f',
    )
    expect(drivers.flat().filter((value) => rows[0]!.everything.includes(value))).toEqual([])
    const lines = found.find((f) => f.dataset === '公交线路.csv')!
    const asset = await (
      await city.as(counter)
    ).ask(inventoryRoutes.readAsset, { params: { id: await confirmCard(city, counter, lines.id, cardOf('公交线路')) } })
    expect(asset).toMatchObject({ state: 'carded', rows: 40 })
    expect(asset.code).toMatch(/^350100/)
  })

  test('改过一个字节的、再次上传的、别的单位拿去的、密钥停用之后的，一概不收', async () => {
    const text = readFileSync(at('findings.json'), 'utf8')
    expect(await refusal(bring(counter, text.replace('驾驶员', '乘务员')))).toMatchObject({
      status: 422,
      code: 'signature-wrong',
      basis: 'choice:unit-signature',
    })
    expect(await refusal(bring(checker, text))).toMatchObject({ status: 409, code: 'already-imported' })
    const theirs = await startRound(city, ofHealth)
    expect(await refusal(bring(ofHealth[0], text, theirs.roundId))).toMatchObject({ status: 409, code: 'key-unknown' })
    await (await city.as(ofHealth[0])).ask(inventoryRoutes.addUnitKey, { body: { publicKey, label: '拿来的公钥' } })
    expect(await refusal(bring(ofHealth[0], text, theirs.roundId))).toMatchObject({ status: 409, code: 'foreign-unit' })
    const client = await city.as(checker)
    const {
      items: [key],
    } = await client.ask(inventoryRoutes.listUnitKeys)
    await client.ask(inventoryRoutes.endUnitKey, { params: { keyId: key!.keyId } })
    expect(await refusal(bring(counter, text))).toMatchObject({ status: 409, code: 'key-ended' })
    expect(await findingsOf(city, counter, round.roundId)).toHaveLength(2)
  })

  test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
})
