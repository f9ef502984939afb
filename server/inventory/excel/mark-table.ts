import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { type Cell, openXlsx, saveXlsx } from 'hucre/xlsx'
import type { Fault } from './check-lines.ts'
import type { MarkJob } from './reader-words.ts'

/** An error is seen by its colour and read in the note at its cell. */
const red = { font: { color: { rgb: 'FF9C0006' } }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFFC7CE' } } } as const

/** Writes a copy of the workbook, everything in it as it was, with every error in a note at its cell. */
export async function markTable(job: MarkJob): Promise<void> {
  const book = await openXlsx(await readFile(job.file), { readStyles: true })
  const notes = await notesIn(job.faultsFile)
  const wanted = new Set([...notes.values()].map((note) => note.sheet))
  const sheet = book.sheets.find((each) => wanted.has(each.name)) ?? book.sheets[0]
  if (!sheet) throw new Error('a workbook without a sheet was read before')
  const cells = (sheet.cells ??= new Map())
  for (const { row, col, texts } of notes.values()) {
    const place = [row - 1, columnOf(col)] as const
    const value = sheet.rows[place[0]]?.[place[1]] ?? null
    const known: Cell = cells.get(place.join(',')) ?? {
      value,
      type:
        typeof value === 'number'
          ? 'number'
          : value instanceof Date
            ? 'date'
            : typeof value === 'boolean'
              ? 'boolean'
              : value === null
                ? 'empty'
                : 'string',
    }
    const told = known.comment?.text ? [...texts, known.comment.text] : texts
    cells.set(place.join(','), { ...known, style: { ...known.style, ...red }, comment: { author: '榕数', text: told.join('\n') } })
  }
  await writeFile(job.out, await saveXlsx(book), { mode: 0o600 })
}

type Note = { readonly sheet: string; readonly row: number; readonly col: string; readonly texts: string[] }

async function notesIn(file: string): Promise<Map<string, Note>> {
  const notes = new Map<string, Note>()
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const fault = JSON.parse(line) as Fault
    const key = `${fault.col}${fault.row}`
    const text = `${fault.words.zh}\n${fault.words.en}`
    const note = notes.get(key)
    if (note) note.texts.push(text)
    else notes.set(key, { sheet: fault.sheet, row: fault.row, col: fault.col, texts: [text] })
  }
  return notes
}

/** The number of a column from 0 by its letters. */
export function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
