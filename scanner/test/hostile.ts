/**
 * An input no honest program wrote: the name it comes under, its bytes, and what must be said of it: an error, some fault, or (when it may
 * just as well be fine) anything that parses.
 */
export type Hostile = { what: string; name: string; content: Uint8Array | string; expect: 'error' | 'fault' | 'answer'; code?: string }

/** The same bytes cut off at even steps, the first and the last few bytes among them. */
export function truncations(
  what: string,
  name: string,
  bytes: Uint8Array,
  count: number,
  expected: Hostile['expect'] = 'answer',
): Hostile[] {
  const at = (n: number): number => (n === 0 ? 1 : n === count - 1 ? bytes.length - 1 : Math.floor((bytes.length * n) / count))
  return Array.from({ length: count }, (_, n) => ({
    what: `${what} cut off at byte ${at(n)}`,
    name,
    content: bytes.subarray(0, at(n)),
    expect: expected,
  }))
}

/** The same bytes with some bits turned over, differently each time but always the same. */
export function bitFlips(what: string, name: string, bytes: Uint8Array, count: number, from = 0): Hostile[] {
  return Array.from({ length: count }, (_, n) => {
    const broken = Uint8Array.from(bytes)
    let seed = n * 7919 + 17
    for (let flip = 0; flip < 1 + (n % 5); flip++) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      const at = from + (seed % Math.max(1, bytes.length - from))
      broken[at] = broken[at]! ^ (1 << ((seed >>> 28) % 8))
    }
    return { what: `${what} with bits turned over, no. ${n}`, name, content: broken, expect: 'answer' as const }
  })
}

/** A small table as an office would write it, quotes, line breaks and Chinese included. */
export function smallTable(rows = 120): string {
  const lines = Array.from(
    { length: rows },
    (_, n) => `${n},"站,${n % 7}",2024-01-${String(1 + (n % 28)).padStart(2, '0')},${(n * 37) % 101}.5,"说明 ""甲""\n第 ${n} 行"`,
  )
  return `编号,站名,日期,数值,备注\n${lines.join('\n')}\n`
}

/** Text in UTF-16 with its mark, least byte first or last. */
export function utf16(text: string, bigEndian = false): Buffer {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

/** 名称,数量 and thirty rows of 鼓楼 in GBK. */
export function gbkTable(): Buffer {
  const row = Buffer.from([0xb9, 0xc4, 0xc2, 0xa5])
  return Buffer.concat([
    Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xca, 0xfd, 0xc1, 0xbf, 0x0a]),
    ...Array.from({ length: 30 }, (_, n) => Buffer.concat([row, Buffer.from(`,${n}\n`)])),
  ])
}
