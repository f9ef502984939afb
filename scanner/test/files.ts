import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { idCheckCharacter, orgCodeCheckCharacter, usccCheckCharacter } from '#contract/identifiers.ts'

/** A folder of its own for one test file; everything in it is invented and goes away with it. */
export class TestFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'scan-'))

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name)
    writeFileSync(path, content)
    return path
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}

/** Invented numbers with right check characters; the n-th is always the same. */
export const invented = {
  idNumber(n: number): string {
    const body = `350102${1950 + (n % 60)}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}${String(n % 1000).padStart(3, '0')}`
    return body + idCheckCharacter(body)
  },
  uscc(n: number): string {
    const org = String(10_000_000 + n * 7919).slice(0, 8)
    const body = `91350100${org}${orgCodeCheckCharacter(org)}`
    return body + usccCheckCharacter(body)
  },
  mobile: (n: number): string => `13${n % 10}${String((n * 48_271 + 12_345) % 100_000_000).padStart(8, '0')}`,
  name: (n: number): string =>
    '陈林黄郑王张李吴刘杨'[n % 10]! +
    '伟芳娜敏静丽强磊军洋勇艳杰娟涛明'[(n * 7) % 16]! +
    '文斌辉力波鑫宇浩轩子涵梓萱欣怡佳'[(n * 11 + Math.floor(n / 16)) % 16]!,
  address: (n: number): string => `福建省福州市${['鼓楼区', '台江区', '仓山区'][n % 3]}五一路${1 + n}号${1 + (n % 9)}栋${100 + n}室`,
}

/** Writes comma-separated text. */
export function csv(header: readonly string[] | null, rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return [...(header ? [header] : []), ...rows].map((row) => row.map(cell).join(',')).join('\n') + '\n'
}

/** Packs entries into a zip; `claim` lets the directory lie about the inflated size. */
export function zip(entries: Record<string, Uint8Array>, claim: Partial<Record<string, number>> = {}, encrypted = false): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(encrypted ? 1 : 0, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(claim[name] ?? content.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}
