import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { scanFile } from '#scanner/scan.ts'

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `${from + i},安溪茶园,三明市第${from + i}号仓库\n`).join('')
/** The same text in GB18030, of the few characters used here. */
const GB: Record<string, number[]> = {
  安: [0xb0, 0xb2],
  溪: [0xcf, 0xaa],
  茶: [0xb2, 0xe8],
  园: [0xd4, 0xb0],
  三: [0xc8, 0xfd],
  明: [0xc3, 0xf7],
  市: [0xca, 0xd0],
  第: [0xb5, 0xda],
  号: [0xba, 0xc5],
  仓: [0xb2, 0xd6],
  库: [0xbf, 0xe2],
  设: [0xc9, 0xe8],
  备: [0xb1, 0xb8],
  正: [0xd5, 0xfd],
  常: [0xb3, 0xa3],
  编: [0xb1, 0xe0],
  名: [0xc3, 0xfb],
}
const inGb = (text: string) => Buffer.from([...text].flatMap((sign) => GB[sign] ?? [...Buffer.from(sign)]))

test.each([
  ['a few lines', 300, 20],
  ['half of it', 40, 40],
])('a text that goes on in another encoding, %s, keeps the names of its columns and says so', async (_, first, more) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'mixed-'))
  try {
    const file = path.join(folder, 'mixed.csv')
    await writeFile(file, `编号,名称,地点\n${rows(0, first)}`)
    await appendFile(file, inGb(rows(first, first + more)))
    const [finding] = await scanFile(file, { salt: 'x' })
    expect(finding!.columns.map(({ name }) => name)).toEqual(['编号', '名称', '地点'])
    expect(finding!.rows).toBe(first + more)
    expect(finding!.faults.map(({ code }) => code)).toContain('encoding')
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a text of GB18030 alone is never told to be put together of two, whatever its words look like in UTF-8', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'plain-'))
  try {
    const file = path.join(folder, 'plain.csv')
    await writeFile(file, inGb(`编号,设备名\n${Array.from({ length: 80 }, (_, at) => `设备${at},正常\n`).join('')}`))
    const [finding] = await scanFile(file, { salt: 'x' })
    expect(finding).toMatchObject({ encoding: 'gb18030', faults: [] })
    expect(finding!.columns.map(({ name }) => name)).toEqual(['编号', '设备名'])
  } finally {
    await rm(folder, { recursive: true })
  }
})
