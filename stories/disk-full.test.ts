import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import { linesCsv, ofTransport, planOf, startRound, upload } from './lives.ts'

const [counter] = ofTransport
const full = { status: 507, code: 'disk-full' }
const dataDir = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-full-`))
/** Folders of their own small disks, which only root may mount. */
const disks = ['files', 'sources'].map((name) => path.join(dataDir, name))
const isSmall = disks.every((disk) => {
  mkdirSync(disk)
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'rongshu-test', disk]).status === 0
})
let city: City
beforeAll(async () => {
  city = await openCity({ config: { dataDir } })
})
afterAll(async () => {
  await city.close()
  for (const disk of disks) spawnSync('umount', [disk])
  rmSync(dataDir, { recursive: true, force: true })
})

const filesIn = (disk: string) => readdirSync(disk, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
const rowsIn = async (table: string) => Number((await city.database.pool.query(`select count(*) as n from ${table}`)).rows[0].n)

describe('磁盘写满：没有保存的如实告知，不留下一半，腾出空间后照常办理', () => {
  test.skipIf(!isSmall)('材料和数据源写到一半磁盘已满', async () => {
    const client = await city.as(counter)
    const paper = (bytes: number) => {
      const body = new FormData()
      body.set('file', new Blob(['%PDF-1.4\n', new Uint8Array(bytes)]), '材料.pdf')
      return client.ask(caseRoutes.addFile, { body })
    }
    expect(await refusal(paper(3_000_000))).toMatchObject(full)
    expect([filesIn(disks[0]!), await rowsIn('files')]).toEqual([0, 0])
    expect((await paper(1000)).bytes).toBe(1009)
    const { roundId } = await startRound(city, ofTransport)
    const body = new FormData()
    body.append('files', new Blob([linesCsv()]), '先到.csv')
    body.append('files', new Blob(['a,b\n', new Uint8Array(3_000_000)]), '太大.csv')
    expect(await refusal(client.ask(inventoryRoutes.addUploads, { params: { id: roundId }, body }))).toMatchObject(full)
    expect([filesIn(disks[1]!), await rowsIn('sources')]).toEqual([0, 0])
    await upload(city, counter, roundId, [{ name: '腾出空间后.csv', content: linesCsv() }])
    expect(await rowsIn('sources')).toBe(1)
    // What fits sealed has no room to be opened beside itself.
    const { sourceList } = await upload(city, counter, roundId, [{ name: '装得下.csv', content: `编号,数值\n${'1,2\n'.repeat(150_000)}` }])
    expect(sourceList.find(({ name }) => name === '装得下.csv')).toMatchObject({
      state: 'faulty',
      fault: { zh: expect.stringMatching(/磁盘已满.*腾出空间后重新扫描/) },
    })
  })

  test('数据库磁盘已满（53100）：办件、记录和审计一行不留，同一操作键再办即成', async () => {
    const { pool } = city.database
    await pool.query(
      `create function no_space() returns trigger language plpgsql as $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$; create trigger no_space before insert on entries for each row execute function no_space()`,
    )
    const before = await Promise.all(['cases', 'entries'].map(rowsIn))
    const body = { procedure: 'inventory-round', answers: planOf(ofTransport), key: randomUUID() }
    const client = await city.as(counter)
    expect(await refusal(client.ask(caseRoutes.openCase, { body }))).toMatchObject(full)
    expect(await Promise.all(['cases', 'entries'].map(rowsIn))).toEqual(before)
    await pool.query('drop trigger no_space on entries; drop function no_space()')
    expect(await client.ask(caseRoutes.openCase, { body })).toMatchObject({ version: 1 })
  })
})
