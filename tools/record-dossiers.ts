import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { differencesOf } from '../stories/dossiers/replay.ts'
import { folder, linesOf, readDossiers } from '../stories/dossiers/lines.ts'
import { recordLives } from '../stories/dossiers/record.ts'

const [order, ...words] = process.argv.slice(2)
if (order === 'differences') {
  const [since = '', why = ''] = words
  for (const difference of differencesOf(readDossiers())) console.log(JSON.stringify({ ...difference, since, why }))
} else {
  const lives = recordLives(Number(order ?? 20_261_127))
  for (const [procedure, dossiers] of lives) writeFileSync(path.join(folder, `${procedure}.ndjson`), linesOf(dossiers))
  console.log(`${[...lives.values()].flat().length} lives of ${lives.size} procedures recorded`)
}
