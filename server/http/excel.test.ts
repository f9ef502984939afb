import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { buffer } from 'node:stream/consumers'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { excelMoment, excelOf, neutralCell, type Stretch } from './excel.ts'

const columns = [{ title: '编号' }, { title: '名称' }]
/** A list of so many stretches of two rows each; one of them cannot be read. */
function listOf(stretches: number, broken = -1) {
  const asked: number[] = []
  const read = async (after: Stretch['next']): Promise<Stretch> => {
    const n = after === null ? 0 : Number(after[0])
    asked.push(n)
    await sleep(1)
    if (n === broken) throw new Error('the list cannot be read')
    return {
      rows: [
        [2 * n, `第${2 * n}行`],
        [2 * n + 1, `=${2 * n + 1}`],
      ],
      next: n + 1 < stretches ? [n + 1] : null,
    }
  }
  return { asked, read }
}

test('一段一段写出：行的先后不变，每段只读一次，公式的样子照文字写', async () => {
  const { asked, read } = listOf(5)
  const { sheets } = await readXlsx(await buffer(excelOf('清单', columns, read)))
  expect(sheets[0]!.rows).toEqual([['编号', '名称'], ...Array.from({ length: 10 }, (_, n) => [n, n % 2 === 0 ? `第${n}行` : `'=${n}`])])
  expect(asked).toEqual([0, 1, 2, 3, 4])
})

test('换行一律写成单元格里的换行，不留下 _x000D_', async () => {
  const read = async (): Promise<Stretch> => ({ rows: [[1, '第一行\r\n第二行\r第三行\n第四行']], next: null })
  expect((await readXlsx(await buffer(excelOf('清单', columns, read)))).sheets[0]!.rows[1]).toEqual([1, '第一行\n第二行\n第三行\n第四行'])
  expect(neutralCell('\r\n=1')).toBe("'\n=1")
})

test('XML 里不能有的字去掉：一个名称里有一个，整份工作簿就打不开', async () => {
  expect([neutralCell('公交\uffff线路\ufffe\u0001'), neutralCell('\u0001=1'), neutralCell('𠮷\t甲')]).toEqual(['公交线路', "'=1", '𠮷\t甲'])
})

test('写一段时只先读下一段；没有人取走，就不再往下读', async () => {
  let [asked, most] = [0, 0]
  const read = async (): Promise<Stretch> => {
    asked++
    await sleep(1)
    return { rows: [[asked, randomBytes(30_000).toString('base64')]], next: [asked] }
  }
  const book = excelOf('清单', columns, read)
  book.once('readable', () => {})
  // What lies between the list and whoever takes it fills up, and then nothing is read any more.
  for (let same = 0; same < 10; same = asked === most ? same + 1 : 0) {
    most = asked
    await sleep(50)
  }
  expect(most).toBeLessThan(50)
  book.destroy()
})

test('读到一半读不下去的，文件随之失败；先读的一段失败而没有人再取，不惊动平台', async () => {
  await expect(buffer(excelOf('清单', columns, listOf(5, 3).read))).rejects.toThrow('the list cannot be read')
  const book = excelOf('清单', columns, listOf(100_000, 1).read)
  book.on('error', () => {})
  book.once('readable', () => {
    book.destroy()
  })
  await sleep(100)
})

test('时刻按北京时间写，与地区格式所写一致', () => {
  for (const at of ['2026-11-04T16:00:00.999Z', '2026-12-31T15:59:59Z', '2024-02-29T00:00:00Z'].map((each) => new Date(each)))
    expect(excelMoment(at)).toBe(at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }))
  expect(excelMoment(null)).toBe(null)
})
