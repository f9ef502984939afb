import { idCheckCharacter, orgCodeCheckCharacter, usccCheckCharacter } from '#contract/identifiers.ts'

/** A repeatable source of invented values: the same seed gives the same city on every machine. */
export type Inventor = {
  int(from: number, to: number): number
  pick<T>(of: readonly T[]): T
  decimal(from: number, to: number, digits: number): string
}

/** Mulberry32: small, even enough for made-up tables. */
export function inventor(seed: number): Inventor {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return { int, pick: (of) => of[int(0, of.length - 1)]!, decimal: (from, to, digits) => (from + next() * (to - from)).toFixed(digits) }
}

/** A unified social credit code that passes GB 32100 and belongs to nobody: the serial is inside an invented block. */
export function inventUscc(prefix: '11' | '12' | '91' | '31', serial: number): string {
  const eight = `MA9D${String(serial).padStart(4, '0')}`
  const first17 = `${prefix}350100${eight}${orgCodeCheckCharacter(eight)}`
  return first17 + usccCheckCharacter(first17)
}

/** An identity number that passes GB 11643, dated before anybody alive was born. */
export function inventIdNumber(i: Inventor): string {
  const first17 = `350102190${i.int(0, 9)}${String(i.int(1, 12)).padStart(2, '0')}${String(i.int(1, 28)).padStart(2, '0')}${String(i.int(1, 999)).padStart(3, '0')}`
  return first17 + idCheckCharacter(first17)
}

const surnames = '陈林黄郑王李吴刘张许杨蔡'
const given = ['榕生', '闽江', '鼓山', '于山', '屏山', '乌山', '白塔', '茉莉', '福橘', '金汤', '三坊', '七巷']
/** A name put together from places of the city. */
export const inventName = (i: Inventor): string => i.pick([...surnames]) + i.pick(given)

export const districts = [
  '鼓楼区',
  '台江区',
  '仓山区',
  '晋安区',
  '马尾区',
  '长乐区',
  '福清市',
  '闽侯县',
  '连江县',
  '永泰县',
  '闽清县',
  '罗源县',
] as const

/** A table as CSV with a header line. */
export function toCsv(header: readonly string[], rows: number, rowOf: (n: number) => readonly (string | number)[]): string {
  const lines = [header.join(',')]
  for (let n = 0; n < rows; n++)
    lines.push(
      rowOf(n)
        .map((c) => (/[",\n]/.test(String(c)) ? `"${String(c).replaceAll('"', '""')}"` : String(c)))
        .join(','),
    )
  return `${lines.join('\n')}\n`
}

/** The n-th day after a first day, 'YYYY-MM-DD'. */
export const dayAfter = (first: string, n: number): string => new Date(Date.parse(first) + n * 86_400_000).toISOString().slice(0, 10)
