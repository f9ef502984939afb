import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer } from '#server/http/serve.ts'
import { makeDoorkeeper } from '#server/parties/doorkeeper.ts'
import { demonstrationHandlings } from '#server/parties/demonstration.routes.ts'
import { sessionHandlings } from '#server/parties/session.routes.ts'
import { registrationHandlings } from '#server/registration/registration.routes.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { printed } from '#server/test/printed.ts'
import { smallRegistry, type Registry } from '#server/test/registry.ts'
import { toNotice } from '#server/test/registry-acts.ts'
import { checkCertificate } from './certificate.ts'
import { pushClock } from './clock.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-cli-'))
let database: TestDatabase
let city: Registry
let app: FastifyInstance
let base: string
let issued: { number: string; pdf: string }

beforeAll(async () => {
  database = await freshDatabase()
  city = await smallRegistry(database)
  const platform = { ...city.platform, config: { ...city.platform.config, isDemonstration: true } }
  app = await buildServer(platform, makeDoorkeeper(platform), [
    ...registrationHandlings(platform),
    ...sessionHandlings(platform),
    ...demonstrationHandlings(platform),
  ])
  base = await app.listen({ port: 0, host: '127.0.0.1' })
  await toNotice(city, await city.makeAsset())
})
afterAll(async () => {
  await app.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the clock is pushed ten working days, the notice ends, and the certificate it led to is valid', async () => {
  const { said } = await printed(() => pushClock('10wd', base))
  expect(said).toMatch(/演示时钟现为 2026-11-19 00:00，1 件案件因此推进。\nThe clock of the demonstration stands at/)
  const { rows } = await sql<{ number: string; sha256: string }>`select number, pdf_sha256 as sha256 from certificates`.execute(database.db)
  issued = { number: rows[0]!.number, pdf: path.join(folder, 'issued.pdf') }
  writeFileSync(issued.pdf, await buffer(city.platform.files.read(rows[0]!.sha256)))
  const checked = await printed(() => checkCertificate(` ${issued.number.toLowerCase()} `, base))
  expect(checked.answer).toBe(true)
  expect(checked.said).toMatch(/^有效.*\nValid/)
  expect(checked.said).toContain('资产名称 Asset：')
})

test('a file is judged by its bytes', async () => {
  const same = await printed(() => checkCertificate(issued.pdf, base))
  expect(same).toMatchObject({ answer: true, said: expect.stringContaining('逐字节一致') })
  const altered = path.join(folder, 'altered.pdf')
  writeFileSync(altered, Buffer.concat([await readFile(issued.pdf), Buffer.from(' ')]))
  await expect(checkCertificate(altered, base)).rejects.toThrow('not a certificate as issued')
  await expect(checkCertificate(path.join(folder, 'none.pdf'), base)).rejects.toThrow('no file')
})

test('a certificate no longer in force is not valid', async () => {
  await sql`update certificates set status = 'revoked', status_reason = '材料不实' where number = ${issued.number}`.execute(database.db)
  const { answer, said } = await printed(() => checkCertificate(issued.number, base))
  expect(answer).toBe(false)
  expect(said).toContain('已撤销 revoked')
})
