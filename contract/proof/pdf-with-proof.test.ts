import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { openLetters } from '#server/documents/fonts.ts'
import { beginFonts, beginPage } from '#server/documents/page.ts'
import { writePdf } from '#server/documents/pdf-file.ts'
import { setLines } from '#server/documents/text-lines.ts'
import type { Bundle } from './bundle.ts'
import { utf8 } from './bytes.ts'
import { attachProof, splitProof } from './pdf-with-proof.ts'
import { sm2Identity } from './signatures.ts'

const number = 'FZDA3501002026000001X'
const bundle: Bundle = {
  format: 'rongshu-bundle/1',
  credential: { credentialSubject: { number, assetName: '福州市停车泊位数据 endstream endobj' } },
  sm2: { format: 'rongshu-sm2/1', keyId: '0'.repeat(16), algorithm: 'SM2-SM3', identity: sm2Identity, signature: 'AA==' },
  entry: 'AA==',
  salt: '00'.repeat(16),
  proof: 'a\nb\n',
  keys: { format: 'rongshu-keys/1', issuer: 'https://a.example', origin: 'a.example/log', keys: [], witnesses: [] },
}
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const join = (...parts: Uint8Array[]) => Uint8Array.from(Buffer.concat(parts))

/** An object of a PDF as any reader finds it: the newest table first, then the ones before it. */
function objectOf(pdf: Uint8Array, id: number): string {
  let at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text(pdf))![1])
  for (;;) {
    const lines = text(pdf)
      .slice(at)
      .split(/(?<=\n)/)
    expect(lines.shift()).toBe('xref\n')
    for (let head = /^(\d+) (\d+)\n$/.exec(lines[0]!); head; head = /^(\d+) (\d+)\n$/.exec(lines[0]!)) {
      const entries = lines.splice(0, Number(head[2]) + 1).slice(1)
      expect(entries.every((entry) => /^\d{10} \d{5} [nf][ \r]\n$/.test(entry))).toBe(true)
      const entry = entries[id - Number(head[1])]
      if (entry) return new RegExp(`^${id} 0 obj\n([^]*?)\nendobj\n`).exec(text(pdf).slice(Number(entry.slice(0, 10))))![1]!
    }
    at = Number(/\/Prev (\d+)/.exec(lines.join(''))![1])
  }
}

/** A certificate as it is written, and as the typesetter wrote those that were issued before. */
const makers: readonly [string, () => Promise<Uint8Array>][] = [
  [
    '自己写成的',
    async () => {
      const fonts = beginFonts()
      const page = beginPage(fonts)
      page.text(setLines('数据资产登记凭证', { font: (await openLetters()).regular, size: 12, ink: '#000000' })[0]!, 72, 72)
      return writePdf({ title: '凭证', author: '中心', creator: 'Rongshu', day: '2026-11-27' }, [page], fonts)
    },
  ],
  ['此前排版程序写成的', () => readFile(new URL('typeset-before.pdf', import.meta.url))],
]

describe.each(makers)('%s', (_, make) => {
  let issued: Uint8Array
  let proven: Uint8Array
  beforeAll(async () => {
    issued = await make()
    proven = attachProof(issued, bundle)!
  })

  test('带证明的凭证以原件逐字节开头，更新按规范写成：目录、附件和表都找得到，原有对象不变', () => {
    expect(proven.subarray(0, issued.length)).toEqual(Uint8Array.from(issued))
    const [, update] = text(proven).split(`\n%rongshu-pdf/1 ${issued.length}\n`)
    const trailer = /trailer\n([^]*)startxref/.exec(update!)![1]!
    const [, root] = /\/Root (\d+) 0 R/.exec(trailer)!
    const catalog = objectOf(proven, Number(root))
    const [, spec] = /\/EmbeddedFiles << \/Names \[\(FZDA3501002026000001X\.bundle\.json\) (\d+) 0 R\]/.exec(catalog)!
    expect(catalog).toContain(`/AF [${spec} 0 R]`)
    expect([catalog.includes('/Metadata'), objectOf(issued, Number(root)).includes('/Metadata')]).toEqual([false, true])
    const [, file] = /\/EF << \/F (\d+) 0 R/.exec(objectOf(proven, Number(spec)))!
    const [, length, content] = /\/Length (\d+) [^]*?\nstream\n([^]*)\nendstream$/.exec(objectOf(proven, Number(file)))!
    expect(content).toHaveLength(Number(length))
    expect(JSON.parse(Buffer.from(content!, 'latin1').toString())).toEqual(bundle)
    const size = Number(/\/Size (\d+)/.exec(trailer)![1])
    expect(size).toBe(Number(file) + 2)
    for (let id = 1; id < Number(file); id++) if (id !== Number(root)) expect(objectOf(proven, id)).toBe(objectOf(issued, id))
  })

  test('拆开就是原件和捆绑文件；没有证明的文件如实说没有', () => {
    expect(splitProof(proven)).toEqual({ pdf: Uint8Array.from(issued), bundle })
    for (const file of [issued, utf8(''), utf8('%PDF-1.7 x')]) expect(splitProof(file)).toBe('plain')
    const later = { ...bundle, more: 'of a later platform' }
    expect(splitProof(attachProof(issued, later)!)).toEqual({ pdf: Uint8Array.from(issued), bundle })
  })

  test('改动证明部分的任何一个字节、截断、再加一次更新，都不再成立；改动原件则原件不同', () => {
    const passed: number[] = []
    for (let at = issued.length; at < proven.length; at++) {
      const changed = splitProof(proven.with(at, proven[at]! ^ 1))
      // A changed letter inside the bundle may be another well-formed bundle; that one is judged by its signatures.
      if (typeof changed === 'object' && JSON.stringify(changed.bundle) === JSON.stringify(bundle)) passed.push(at)
      if (typeof splitProof(proven.subarray(0, at)) === 'object') passed.push(-at)
    }
    expect(passed).toEqual([])
    for (const more of ['\n', ' ', '1 0 obj\n<< >>\nendobj\n', text(proven.subarray(issued.length))])
      expect([more, splitProof(join(proven, utf8(more)))]).toEqual([more, 'altered'])
    expect(splitProof(join(issued, utf8(' '), proven.subarray(issued.length)))).toBe('altered')
    const other = splitProof(proven.with(20, proven[20]! ^ 1))
    expect(typeof other === 'object' && Buffer.compare(other.pdf, issued)).not.toBe(0)
  })

  test('只接着原件写：已有更新、加密、别的写法或编号不成样子的，不写', () => {
    expect(attachProof(proven, bundle)).toBeNull()
    for (const [from, to] of [
      ['/Size', '/Sise'],
      ['xref\n0 ', 'xref\n1 '],
      ['/Root', '/Rood'],
      ['/Info', '/Prev'],
      ['/Lang', '/AF  '],
    ] as const) {
      const changed = text(issued).replace(new RegExp(`${from}(?![^]*${from})`), to)
      expect([from, changed === text(issued), attachProof(Buffer.from(changed, 'latin1'), bundle)]).toEqual([from, false, null])
    }
    for (const wrong of ['', 'a) >>', undefined])
      expect(attachProof(issued, { ...bundle, credential: { credentialSubject: { number: wrong } } })).toBeNull()
  })
})
