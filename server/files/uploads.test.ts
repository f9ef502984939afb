import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { sealingMethods } from '#server/vault/methods.ts'
import type { SealingKey } from '#server/vault/sealed-chunks.ts'
import { openUpload, resealUpload, sealUpload, uploadKey } from './uploads.ts'

const folder = mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-uploads-`))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const [first, second] = sealingMethods.map((method, n): SealingKey => ({ id: `${n}`.repeat(16), method, secret: randomBytes(32) }))
const by = (key: SealingKey) => ({ current: async () => key, key: async (id: string) => [first!, second!].find((each) => each.id === id)! })
const streamed = (content: Buffer) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < content.length; at += 50_001) yield content.subarray(at, at + 50_001)
    })(),
    { objectMode: false },
  )
const rowsOf = (count: number) => Buffer.from(Array.from({ length: count }, (_, n) => `榕城第${n}号,${n * 7}\n`).join(''))

async function contentOf(place: string, bound: string): Promise<Buffer> {
  const opening = await openUpload(by(first!), place, bound, folder)
  try {
    await opening.lay()
    return readFileSync(`/proc/self/fd/${opening.fd}`)
  } finally {
    await opening.end()
  }
}

test.each([
  ['nothing', 0],
  ['a little', 3],
  ['more than is held in memory', 40_000],
])('%s: sealed as it comes, opens as it was, under its name only', async (name, rows) => {
  const [content, place] = [rowsOf(rows), path.join(folder, name)]
  expect(await sealUpload(by(first!), place, 'sources/a', streamed(content))).toEqual({ bytes: content.length, keyId: first!.id })
  expect([
    statSync(place).mode & 0o777,
    readFileSync(place).includes('榕城'),
    readdirSync(folder).filter((each) => each.endsWith('.coming')),
  ]).toEqual([0o600, false, []])
  expect((await contentOf(place, 'sources/a')).equals(content)).toBe(true)
  await expect(contentOf(place, 'sources/b')).rejects.toMatchObject({ problem: { code: 'sealing-key-missing' } })
})

test('while it is opened no name leads to it, and nothing is left of it', async () => {
  const [content, place] = [rowsOf(100_000), path.join(folder, 'large')]
  await sealUpload(by(first!), place, 'x', streamed(content))
  const before = readdirSync(folder)
  const opening = await openUpload(by(first!), place, 'x', folder)
  expect([readdirSync(folder), statSync(`/proc/self/fd/${opening.fd}`).size, statSync(`/proc/self/fd/${opening.fd}`).nlink]).toEqual([
    before,
    content.length,
    0,
  ])
  expect(
    readFileSync(`/proc/self/fd/${opening.fd}`)
      .subarray(0, 2 ** 20)
      .equals(content.subarray(0, 2 ** 20)),
  ).toBe(true)
  await opening.end()
  expect(readdirSync(folder)).toEqual(before)
})

test('sealed anew by another key, and where it lay open; one that was spoilt or cut off is not', async () => {
  const [content, place] = [rowsOf(30_000), path.join(folder, 'old')]
  writeFileSync(place, content)
  expect(await uploadKey(place)).toBeNull()
  for (const key of [first!, second!]) {
    await (await resealUpload(by(key), place, 'y')).keep()
    expect([await uploadKey(place), readFileSync(place).includes('榕城'), (await contentOf(place, 'y')).equals(content)]).toEqual([
      key.id,
      false,
      true,
    ])
  }
  const dropped = await resealUpload(by(first!), place, 'y')
  await dropped.drop()
  expect(await uploadKey(place)).toBe(second!.id)
  const whole = readFileSync(place)
  const bad = Buffer.from(whole)
  bad[whole.length - 40]! ^= 1
  for (const spoil of [
    () => writeFileSync(place, bad),
    () => {
      writeFileSync(place, whole)
      truncateSync(place, whole.length - 70_000)
    },
  ]) {
    spoil()
    await expect(resealUpload(by(first!), place, 'y')).rejects.toMatchObject({ problem: { code: 'sealing-key-missing' } })
    await expect(contentOf(place, 'y')).rejects.toMatchObject({ problem: { code: 'sealing-key-missing' } })
  }
  expect(readdirSync(folder).filter((each) => each.endsWith('.coming'))).toEqual([])
})

test('what breaks off while it comes leaves nothing', async () => {
  const place = path.join(folder, 'cut')
  const breaking = (after: number) =>
    Readable.from(
      (async function* () {
        yield rowsOf(after)
        throw new Error('cut off')
      })(),
      { objectMode: false },
    )
  for (const after of [5, 40_000]) await expect(sealUpload(by(first!), place, 'z', breaking(after))).rejects.toThrow('cut off')
  expect(readdirSync(folder).filter((each) => each.startsWith('cut'))).toEqual([])
})
