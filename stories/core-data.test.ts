import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { useRoutes } from '#contract/use.ts'
import { eraseCopies } from '#server/inventory/disposal/erase-copies.ts'
import { placeOf } from '#server/inventory/source-area.ts'
import { endBarred } from '#server/registration/barring.ts'
import { endOutlived } from '#server/registration/outliving.ts'
import { refusal, type City } from '#server/test/city.ts'
import { ofTransport, onNotice, takeInventory } from './lives.ts'
import { mandated } from './mandates.ts'
import { expectGenuineHistory } from './proof.ts'
import { registeredCity } from './registered-city.ts'
import { filed, granted, judged, ofDeveloper, ofOperator, requestOf } from './use-life.ts'

const [counter, checker] = ofTransport
const answers = {
  category: 'departmental',
  industry: 'G',
  attribute: '线路运营·公交线路',
  harmObject: 'national-security',
  harmDegree: 'serious',
  importance: 'core',
  grade: '4',
  classReason: '涉及重要设施',
}
let city: City
let { asset, notes, check, numberOf, readAsset } = {} as Awaited<ReturnType<typeof registeredCity<'公交线路'>>>
beforeAll(async () => {
  ;({ city, asset, notes, check, numberOf, readAsset } = await registeredCity(['公交线路'] as const))
})
afterAll(() => city.close())

/** Two people of the holder find an asset to be core data. */
async function found(assetId: string): Promise<void> {
  const id = await city.open(counter, 'classification', assetId, answers)
  await city.act(counter, id, 'submit')
  await city.act(checker, id, 'decline', { explanation: '走向涉及重要设施，属核心数据。', handedTo: '市国家安全工作协调机制办公室' })
}
const uploads = async (assetId: string) =>
  (
    await city.database.pool.query<{ path: string; isErased: boolean }>(
      `select s.path, s.erased_at is not null as "isErased" from sources s join findings f on f.source_id = s.id where f.asset_id = $1`,
      [assetId],
    )
  ).rows

describe('登记以后认定为核心数据：登记、运营和使用随即停止（§3.2，§4.7，choice:core-data）', () => {
  test('凭证注销，公开事由不作说明；在办的事项终止；使用被拒绝；各方得到通知；上传的源文件删除', async () => {
    const assetId = asset('公交线路')
    const number = await numberOf('公交线路')
    await mandated(city, [assetId])
    await filed(city)
    const { agreement } = await granted(city, assetId)
    expect(await judged(city, agreement)).toMatchObject({ outcome: 'permitted' })
    const commission = await city.open(counter, 'valuation', assetId)
    const regraded = await city.open(counter, 'deregistration', assetId)
    const asked = await city.open(ofOperator, 'use-request', assetId, requestOf(city))
    await found(assetId)
    await endBarred(city)
    await endOutlived(city)
    expect((await (await city.as('郑局长')).ask(supervisionRoutes.cockpit)).monthly.at(-1)).toMatchObject({
      deregistered: 1,
      revoked: 0,
      lapsed: 0,
    })
    expect(await check(number)).toMatchObject({ status: 'deregistered', statusReason: '法律、法规规定的其他情形' })
    expect(await readAsset('公交线路')).toMatchObject({ state: 'memorandum', importance: 'core', isFrozen: false })
    for (const [who, id] of [
      [counter, commission],
      [counter, regraded],
      [ofOperator, asked],
    ] as const)
      expect(await city.see(who, id)).toMatchObject({ ending: expect.any(String), lastAct: 'overtake' })
    expect(await judged(city, agreement)).toMatchObject({ outcome: 'refused', reason: 'register' })
    expect(await (await city.as(ofDeveloper)).ask(useRoutes.readAgreement, { params: { id: agreement } })).toMatchObject({
      fallen: 'deregistered',
    })
    for (const who of ['叶受理', '郑局长'])
      expect((await notes(who)).filter(({ kind }) => kind === 'core-barred')).toMatchObject([
        { basis: 'choice:core-data', words: { zh: expect.stringContaining(number) } },
      ])
    for (const who of [counter, ofDeveloper])
      expect((await notes(who)).filter(({ kind }) => kind === 'certificate-deregistered')).toHaveLength(1)
    // What others are told does not say that it is core data.
    for (const who of [ofDeveloper, ofOperator]) expect(JSON.stringify(await notes(who))).not.toMatch(/核心数据|core/)
    expect((await notes(ofOperator)).filter(({ kind }) => kind === 'case-outlived')).toMatchObject([{ basis: '§4.7' }])
    expect(await endBarred(city)).toBe(0)
    await eraseCopies(city, assetId)
    const held = await uploads(assetId)
    expect(held).not.toEqual([])
    for (const { path, isErased } of held) expect([isErased, existsSync(placeOf(city.config.dataDir, path))]).toEqual([true, false])
  })

  test('认定以后不能再开办登记、委托和使用：持有单位和登记机构知道缘由和出路，别人只知道依法不得；重新分类分级仍可开办', async () => {
    const assetId = asset('公交线路')
    const ofHolder = [
      'first-registration',
      'legacy-registration',
      'change-registration',
      'transfer-registration',
      'deregistration',
      'legal-opinion',
      'valuation',
    ].map((procedure) => [counter, procedure] as const)
    for (const [who, procedure] of [
      ...ofHolder,
      ['叶受理', 'registrar-deregistration'],
      ['叶受理', 'revocation'],
      ['叶受理', 'third-party-correction'],
    ] as const) {
      const told = await refusal(city.open(who, procedure, assetId))
      expect([procedure, told]).toMatchObject([
        procedure,
        {
          status: 409,
          code: 'needs-stays-here',
          basis: 'choice:core-data',
          message: { zh: expect.stringContaining('核心数据') },
          remedy: { zh: expect.stringContaining('重新办理分类分级') },
        },
      ])
    }
    const told = await refusal(city.open(ofOperator, 'use-request', assetId, requestOf(city)))
    expect(told).toMatchObject({
      status: 409,
      code: 'needs-stays-here',
      basis: '§4.7',
      message: { zh: '该数据依法不得在本平台登记和运营' },
      remedy: { zh: expect.stringContaining('改选其他') },
    })
    expect(JSON.stringify(told)).not.toMatch(/核心数据|core/)
    expect(await city.open(counter, 'classification', assetId, { ...answers, importance: 'important' })).toBeTruthy()
  })

  test('公示期间认定的，公示期满不发凭证', async () => {
    const [noticed] = await takeInventory(city, ['公交站点'])
    const id = await onNotice(city, noticed!)
    await found(noticed!)
    await city.pass(30)
    // Two jobs may end it: what one holds, the other passes over.
    await expect.poll(async () => (await city.see(counter, id)).ending).toMatch(/refused|overtaken/)
    expect((await city.database.pool.query(`select from certificates where asset_id = $1`, [noticed])).rows).toEqual([])
    const entries = (await (await city.as(counter)).ask(caseRoutes.readCase, { params: { id } })).entries
    expect(entries.at(-1)!.basis.length).toBeGreaterThan(0)
  })

  test('办件与记录处处一致', () => expectGenuineHistory(city))
})
