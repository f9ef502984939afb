import { createReadStream } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import type { Answers } from '#contract/forms.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { digestsOf } from '../canonical.ts'
import { type GivenCode, giveCodes } from '../giving-codes.ts'
import { findHolder, type Holder } from '../holders.sql.ts'
import { plainCode } from '../old-codes.ts'
import { insertOldCodes } from '../old-codes.sql.ts'
import type { ImportRow } from './imports.sql.ts'
import type { ReadLine } from './check-lines.ts'
import { insertCards, type NewCard } from './new-cards.sql.ts'
import { textOf } from '#contract/text-of.ts'

/** A line as the reading process wrote it down. */
export type ReadyLine = ReadLine & { readonly initials: string }
/** Lines taken in one statement: few enough that the event loop stays free between them. */
const AT_ONCE = 200

/** The lines of a checked table in stretches, read as they are needed. */
export async function* stretchesOf(linesFile: string): AsyncGenerator<ReadyLine[]> {
  let lines: ReadyLine[] = []
  for await (const line of createInterface({ input: createReadStream(linesFile) })) {
    lines.push(JSON.parse(line) as ReadyLine)
    if (lines.length < AT_ONCE) continue
    yield lines
    lines = []
  }
  if (lines.length > 0) yield lines
}

/** Makes an asset of every line of a checked table, with its code, in the caller's transaction. Answers how many. */
export async function takeIn(
  tx: Tx,
  source: ImportRow,
  linesFile: string,
  when: { at: Date; today: string },
  onDone: (lines: number) => void,
): Promise<number> {
  const holder = await findHolder(tx, source.holder_id)
  if (!holder) throw new Error('the holder of an import exists')
  const old = source.way === 'existing' ? await oldCodesIn(linesFile) : new Set<string>()
  let done = 0
  for await (const lines of stretchesOf(linesFile)) {
    const codes = await giveCodes(
      tx,
      holder,
      lines.map(({ card }) => card),
      when.today,
      old,
    )
    const cards = lines.map((line, i) => cardOf(line, codes[i]!, holder))
    await insertCards(tx, source, cards, { at: when.at })
    const before = cards.filter(({ oldCode }) => oldCode !== '').map(({ oldCode, id }) => ({ code: oldCode, assetId: id }))
    if (
      before.length > 0 &&
      (await insertOldCodes(tx, holder, before, { id: source.added_by, name: source.added_name }, when.at)).length < before.length
    )
      throw takenMeanwhile()
    done += lines.length
    onDone(done)
  }
  return done
}

/** The numbers the lines of a table had before: none of them is given anew to another of its lines (§3.7). */
async function oldCodesIn(linesFile: string): Promise<ReadonlySet<string>> {
  const codes = new Set<string>()
  for await (const lines of stretchesOf(linesFile)) for (const line of lines) codes.add(oldCodeOf(line))
  return codes
}

const oldCodeOf = ({ before }: ReadyLine): string => plainCode(textOf(before['oldCode']))

/** Somebody brought one of these numbers along between the check and the taking in; nothing is taken. */
const takenMeanwhile = () =>
  new Denied(409, {
    code: 'old-code-taken',
    message: {
      zh: '导入期间，有原编号被用于本单位其他资产；请重新导入',
      en: 'While this was imported, one of its old numbers came to stand for another asset; import it again',
    },
    remedy: { zh: '重新导入这份表格', en: 'Import the table again' },
    basis: 'choice:old-codes',
  })

function cardOf(line: ReadyLine, { code, ruleVersion }: GivenCode, holder: Holder): NewCard {
  const { row, card: filled, before, initials } = line
  const oldCode = oldCodeOf(line)
  const card: Answers = { ...filled, assetCode: code, holder: holder.name }
  const name = textOf(card['name'])
  return {
    id: randomUUID(),
    line: row,
    code,
    ruleVersion,
    name,
    grade: Number(card['grade']),
    origin: textOf(card['origin']),
    card,
    ...digestsOf(card),
    search: [name, code, initials, oldCode].filter(Boolean).join(' ').toLowerCase(),
    oldCode,
    oldList: textOf(before['oldList']),
    oldSince: textOf(before['oldSince']) || null,
  }
}
