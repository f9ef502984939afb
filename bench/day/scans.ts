import { randomUUID } from 'node:crypto'
import { setTimeout as rest } from 'node:timers/promises'
import { writeXlsx } from 'hucre/xlsx'
import { inventTable } from '../fill/samples.ts'
import type { Person } from './people.ts'
import type { Tally } from './tally.ts'

/** A table to be scanned, and how many rows must be found in it. */
export type Table = { readonly name: string; readonly content: Buffer; readonly rows: number }
/** An inventory round that is being counted, with whom it is counted by. */
export type Round = { readonly id: string; readonly person: Person }

/** The page of a round asks again half a second after it was told of a change. */
const askAgainMs = 500
const patienceMs = 10 * 60_000

/** Makes tables of fifteen columns, each of other values: three of four a CSV of 20,000 rows, the fourth a workbook of 2,000. */
export async function inventTables(count: number): Promise<Table[]> {
  const tables: Table[] = []
  for (let n = 0; n < count; n++) {
    const isBook = n % 4 === 3
    const rows = isBook ? 2_000 : 20_000
    const text = inventTable(rows, 100 + n)
    const name = `许可信息${n + 1}.${isBook ? 'xlsx' : 'csv'}`
    tables.push({
      name,
      rows,
      content: isBook
        ? Buffer.from(
            await writeXlsx({
              sheets: [
                {
                  name: '许可',
                  rows: text
                    .trim()
                    .split('\n')
                    .map((line) => line.split(',')),
                },
              ],
            }),
          )
        : Buffer.from(text),
    })
  }
  return tables
}

/** Opens a round as an officer does, plan and start. */
export async function openRound(person: Person): Promise<Round> {
  const answers = {
    title: '年度数据资产盘点',
    year: 2026,
    scope: '本单位全部业务系统',
    procedure: '逐库清查，逐项建卡，另一人复核',
    startsOn: '2026-03-02',
    endsOn: '2026-12-31',
    counter: '持有1',
    checker: '复核1',
    answerable: '持有1',
  }
  const { id, version } = await person.visitor.ask<{ id: string; version: number }>('POST', '/api/cases', {
    procedure: 'inventory-round',
    answers,
    key: randomUUID(),
  })
  const { subjectId } = await person.visitor.ask<{ subjectId: string }>('POST', `/api/cases/${id}/acts`, {
    act: 'submit',
    version,
    key: randomUUID(),
  })
  return { id: subjectId, person }
}

type Sources = {
  readonly sourceList: readonly { readonly id: string; readonly state: string; readonly fault: unknown; readonly findings: number }[]
}
type Findings = { readonly items: readonly { readonly sourceId: string; readonly rows: number; readonly columns: number }[] }

/** Sends a table to a round and waits until its findings are there; throws when they are not what is in the table. */
export async function scanTable({ id, person: { visitor } }: Round, table: Table, sent: Tally, found: Tally): Promise<void> {
  await found.clock(async () => {
    const told = await sent.clock(() => visitor.send<{ added: readonly { id: string }[] }>(`/api/rounds/${id}/uploads`, [table]))
    const sourceId = told?.added[0]?.id
    if (!sourceId) throw new Error('the table was not taken in')
    const until = performance.now() + patienceMs
    for (let state = 'waiting'; state === 'waiting' || state === 'scanning';) {
      if (performance.now() > until) throw new Error(`the table is still ${state}`)
      await rest(askAgainMs)
      const { sourceList } = await visitor.ask<Sources>('GET', `/api/rounds/${id}`)
      const source = sourceList.find((each) => each.id === sourceId)
      state = source?.state ?? 'waiting'
      if (state === 'faulty') throw new Error(`the scan failed: ${JSON.stringify(source?.fault)}`)
    }
    const { items } = await visitor.ask<Findings>('GET', `/api/rounds/${id}/findings?limit=100`)
    const mine = items.filter((each) => each.sourceId === sourceId)
    if (mine[0]?.rows !== table.rows || mine[0].columns !== 15)
      throw new Error(`${mine.length} findings, ${mine[0]?.rows} rows of ${table.rows}, ${mine[0]?.columns} columns`)
  })
}
