import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { falseAlarms, falseHigh, IDENTIFIERS, PERSONAL, shareRight, tallyByType, tallyOfGroup } from './accuracy-score.ts'
import { scoreGenerated, scoreHeldOut, scoreReal } from './accuracy-sets.ts'
import type { Scored, Tally } from './accuracy-score.ts'

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`
const line = (one: Scored): string =>
  `${one.set} · ${one.file} · ${one.column}: ${one.expected} (${one.expectedGrade}) → ${one.got} (${one.gotGrade})${one.hard ? ` [${one.hard}]` : ''}`
const row = (one: Tally): string =>
  `| ${one.type} | ${one.labelled} | ${one.found} | ${percent(one.precision)} | ${percent(one.recall)} | ${percent(one.f1)} |`
const HEAD = '| kind | labelled | found | precision | recall | F1 |\n|---|---|---|---|---|---|'

/** The figures of one group of sets as a section of the results. */
function section(title: string, scored: readonly Scored[], misses: boolean): string {
  const wrong = scored.filter((one) => one.credit < 1)
  const grades = scored.filter((one) => one.expectedGrade === one.gotGrade).length / scored.length
  const lines = (list: readonly Scored[]): string => (list.length === 0 ? 'none' : `\n${list.map((one) => `- ${line(one)}`).join('\n')}`)
  return [
    `### ${title}`,
    `${scored.length} labelled columns; right kind ${percent(shareRight(scored))}; same grade ${percent(grades)}.`,
    [
      HEAD,
      row(tallyOfGroup('personal and organisational identifiers', scored, IDENTIFIERS)),
      row(tallyOfGroup('everything personal', scored, PERSONAL)),
    ].join('\n'),
    `Grade 3–4 in files without personal data: ${lines(falseHigh(scored))}`,
    `Traps that raised an alarm: ${lines(falseAlarms(scored))}`,
    `<details><summary>By kind</summary>\n\n${[HEAD, ...tallyByType(scored).map(row)].join('\n')}\n\n</details>`,
    misses ? `<details><summary>Every miss (${wrong.length})</summary>\n${lines(wrong)}\n\n</details>` : `${wrong.length} misses`,
  ].join('\n\n')
}

const MARKS = ['<!-- accuracy: begin -->', '<!-- accuracy: end -->'] as const

/** Puts the section between its marks in the results file, or at its end when it is not there yet. */
function writeResults(file: string, text: string): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '# Measurements\n'
  const own = `${MARKS[0]}\n${text}\n${MARKS[1]}`
  const [from, to] = MARKS.map((mark) => before.indexOf(mark)) as [number, number]
  writeFileSync(
    file,
    from >= 0 && to > from ? before.slice(0, from) + own + before.slice(to + MARKS[1].length) : `${before.trimEnd()}\n\n${own}\n`,
  )
}

/**
 * Scores the scanner: node bench/accuracy.ts [--real folder] [--generator gen-labelled.mjs --seeds 101,202,303 --rows 20000] [--held-out]
 * [--results bench/RESULTS.md].
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      real: { type: 'string' },
      generator: { type: 'string' },
      seeds: { type: 'string', default: '101,202,303' },
      rows: { type: 'string', default: '20000' },
      results: { type: 'string' },
      'held-out': { type: 'boolean', default: false },
    },
  })
  const sections: string[] = []
  if (values.real) sections.push(section('Real data', await scoreReal(values.real), true))
  if (values.generator) {
    const generated: Scored[] = []
    for (const seed of values.seeds.split(',')) generated.push(...(await scoreGenerated(values.generator, seed, Number(values.rows))))
    sections.push(section(`Generated tables, seeds ${values.seeds}, ${values.rows} rows each`, generated, true))
  }
  if (values['held-out'])
    sections.push(section('Held-out columns, made after the recognisers and scored once', await scoreHeldOut(2000), true))
  const text = [
    '## Accuracy of recognition',
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}; \`node bench/accuracy.ts\`. A near neighbour counts half (see the labels’ vocabulary).`,
    ...sections,
  ].join('\n\n')
  process.stdout.write(`${text}\n`)
  if (values.results) writeResults(values.results, text)
}

await main()
