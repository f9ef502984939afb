import { expect, test } from 'vitest'
import { keyCandidates } from '#scanner/engine/keys.ts'
import { invented } from '#scanner/test/files.ts'

const rows = (...make: ((n: number) => string)[]): string[][] => Array.from({ length: 60 }, (_, n) => make.map((one) => one(n)))
const day = (n: number): string =>
  `20${10 + (n % 15)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + Math.floor(n / 12)).padStart(2, '0')}`

test('what names each row is a number, not the name, the birthday or the moment that happens to come once', () => {
  const people = rows(
    (n) => `${invented.name(n)}`.slice(0, 3),
    day,
    (n) => `${day(n)} 08:00:00`,
    invented.idNumber,
    invented.mobile,
  )
  const named = new Set(people.map(([name]) => name)).size === people.length
  expect(named).toBe(true)
  expect(keyCandidates(['XM', 'CSRQ', 'RZSJ', 'GMSFHM', 'LXDH'], people)).toEqual([3, 4])
})

test('where nothing else does, times name the rows of a series', () => {
  expect(
    keyCandidates(
      ['时间', '数值'],
      rows(day, (n) => `${n % 7}.5`),
    ),
  ).toEqual([0])
  expect(
    keyCandidates(
      ['日期', '用电量'],
      rows(day, (n) => String(100_000 + n * 37)),
    ),
  ).toContain(0)
})

test('numbers in initials come before other columns', () => {
  const five = rows(...[1, 2, 3, 4].map((at) => (n: number) => `${at}-${n}-路`), (n) => `LS${n}`)
  expect(keyCandidates(['a1', 'a2', 'a3', 'a4', 'LSH'], five)).toContain(4)
})

test('without a heading of a key, names and times come after what lasts', () => {
  const doors = rows(
    (n) => `${'赵钱孙李周吴'[n % 6]}${'甲乙丙丁戊己庚辛壬癸'[Math.floor(n / 6)]}`,
    day,
    (n) => `${day(n)} 08:00:00`,
    (n) => `${day(n)} 09:00:00`,
    (n) => `门牌${n}-1`,
  )
  expect(keyCandidates(['姓名', '生日', '甲', '乙', '门牌'], doors)).toContain(4)
})
