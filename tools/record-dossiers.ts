import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { folder, linesOf, readDossiers } from '../stories/dossiers/lines.ts'
import { isGrounded, listedWith, listPath, readListed, unlisted } from '../stories/dossiers/listed.ts'
import { recordLives } from '../stories/dossiers/record.ts'
import { differencesOf } from '../stories/dossiers/replay.ts'

const [order = 'record', ...words] = process.argv.slice(2)

/** Records every life anew by the law in force; nothing is listed then. */
function record(seed?: number): void {
  const lives = recordLives(seed)
  for (const [procedure, dossiers] of lives) writeFileSync(path.join(folder, `${procedure}.ndjson`), linesOf(dossiers))
  writeFileSync(listPath, '')
  console.log(`${[...lives.values()].flat().length} lives of ${lives.size} procedures recorded`)
}

/** Lists the differences there are now: new ones with their source and reason, those that are listed as they were. */
function list(since = '', why = ''): void {
  if (!isGrounded({ since, why })) throw new Error('list <§4.7 | choice:notice-period | docs/decisions/….md> <why, in words>')
  const listed = listedWith(differencesOf(readDossiers()), readListed(), { since, why })
  writeFileSync(listPath, listed.map((each) => `${JSON.stringify(each)}\n`).join(''))
  console.log(`${listed.length} differences listed`)
}

/** Prints what differs and is not listed, and what is listed and no longer differs. */
function differences(): void {
  const { differs, needless } = unlisted(differencesOf(readDossiers()), readListed())
  for (const each of differs) console.log(JSON.stringify(each))
  for (const each of needless) console.log(`no longer: ${JSON.stringify(each)}`)
  console.log(`${differs.length} not listed, ${needless.length} listed and no longer so`)
}

if (order === 'record') record(words[0] === undefined ? undefined : Number(words[0]))
else if (order === 'list') list(...words)
else if (order === 'differences') differences()
else throw new Error('record [seed] | differences | list <since> <why>')
