import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_ZIPPED, storedZip } from './stored-zip.ts'

async function* streamed(files: readonly (readonly [string, readonly Buffer[]])[]) {
  for (const [name, chunks] of files)
    yield {
      name,
      content: (async function* () {
        yield* chunks
      })(),
    }
}
const full = (): never => {
  throw new Error('full')
}

/** What an archive holds by its directory, every place and sum checked. */
function readZip(zip: Buffer): [string, string][] {
  const end = zip.length - 22
  let at = zip.readUInt32LE(end + 16)
  expect([zip.readUInt32LE(end), at + zip.readUInt32LE(end + 12)]).toEqual([0x06054b50, end])
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [crc, bytes, nameLength, offset] = [
      zip.readUInt32LE(at + 16),
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const start = offset + 30 + nameLength
    const content = zip.subarray(start, start + bytes)
    expect([
      zip.readUInt32LE(at),
      zip.readUInt32LE(offset),
      zip.toString('utf8', offset + 30, start),
      zip.readUInt32LE(at + 20),
      crc32(content),
      zip.readUInt32LE(start + bytes),
      zip.readUInt32LE(start + bytes + 4),
    ]).toEqual([0x02014b50, 0x04034b50, name, bytes, crc, 0x08074b50, crc])
    at += 46 + nameLength
    return [name, content.toString('hex')]
  })
}

test('what streams in stands in the archive, name for name and byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.constantFrom('刷卡_202501.csv', 'b.csv', '空.csv'),
          fc.array(
            fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
            { maxLength: 4 },
          ),
        ),
        { maxLength: 5 },
      ),
      async (files) => {
        expect(readZip(Buffer.from(await buffer(storedZip(streamed(files), full))))).toEqual(
          files.map(([name, chunks]) => [name, Buffer.concat(chunks).toString('hex')]),
        )
      },
    ),
  )
})

test('more than such an archive can hold is refused before it is written', async () => {
  const chunk = Buffer.alloc(2 ** 27)
  const many = Array.from({ length: Math.ceil(MOST_ZIPPED / chunk.length) + 1 }, () => chunk)
  let bytes = 0
  await expect(async () => {
    for await (const each of storedZip(streamed([['大.csv', many]]), full)) bytes += each.length
  }).rejects.toThrow('full')
  expect(bytes).toBeLessThanOrEqual(MOST_ZIPPED)
})
