import { afterAll, beforeAll, expect, test } from 'vitest'
import { seal } from '#server/audit/sealer.ts'
import { asSystem } from '#server/db/transaction.ts'
import { lentToInventory } from '#server/lending.ts'
import { prove } from '#server/proof/prove.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { publicSide, type PublicSide } from '#server/test/public-side.ts'

let database: TestDatabase
let side: PublicSide
beforeAll(async () => {
  database = await freshDatabase()
  side = await publicSide(database)
})
afterAll(async () => {
  await side.app.close()
  await database.close()
})

test('凭证一进入公开日志，先给带证明的；原件仍在旁边并写明是什么；之前只有原件（§4.3，choice:portable-proof）', async () => {
  const { platform } = side.city
  platform.clock.setOffset(platform.clock.offsetMs() + 30 * 86_400_000)
  await platform.desk.tick()
  const { rows } = await database.pool.query<{ number: string; asset: string }>(
    'select number, asset_id as asset from certificates order by serial desc limit 1',
  )
  const { number, asset } = rows[0]!
  expect(number).not.toBe(side.certificate.number)
  const shown = async () => {
    const { body } = await side.get(`/check/${number}`)
    const files = [...body.matchAll(/<a (?:class="(button)" )?href="(\/(?:api\/certificates|credentials)\/[^/]+\/pdf)">([^<]+)</g)].map(
      ([, isButton, href, words]) => [isButton ?? '', href, words],
    )
    return {
      files,
      body,
      isProven: (await asSystem(database.db, (tx) => lentToInventory.certificateOf(tx, asset, platform.clock.today())))!.isProven,
    }
  }
  const before = await shown()
  expect([before.files, before.isProven]).toEqual([[['button', `/api/certificates/${number}/pdf`, '下载凭证原件（PDF/A）']], false])
  expect(before.body).toContain('自带证明的凭证一分钟内生成')
  await seal(platform)
  await prove(platform)
  const after = await shown()
  expect([after.files.slice(0, 2), after.isProven]).toEqual([
    [
      ['button', `/credentials/${number}/pdf`, '下载带证明的凭证（PDF）'],
      ['', `/api/certificates/${number}/pdf`, '凭证原件（PDF/A，归档用，不含签名）'],
    ],
    true,
  ])
  expect((await side.get(`/credentials/${number}/pdf`)).headers['content-disposition']).toContain(`${number}.proof.pdf`)
})
