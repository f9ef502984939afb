import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { scanFile } from '#scanner/scan.ts'
import { HELD_OUT } from './accuracy-held-out.ts'
import { creditOf, creditOfGenerated } from './accuracy-score.ts'
import type { ColumnFinding, Finding } from '#contract/findings.ts'
import type { Scored } from './accuracy-score.ts'

type Label = { file: string; column: string; type: string; grade: number; hard: string }

/** Scans every labelled file of a folder of real data and scores it against `labels.csv` beside the files. */
export async function scoreReal(folder: string): Promise<Scored[]> {
  const labels = parseCsv(readFileSync(path.join(folder, 'labels.csv'), 'utf8'))
    .slice(1)
    .map(([file, column, type, grade]): Label => ({ file: file!, column: column!, type: type!, grade: Number(grade), hard: '' }))
  const scored: Scored[] = []
  for (const file of new Set(labels.map((label) => label.file))) {
    const findings = await scanFile(path.join(folder, file))
    const own = labels.filter((label) => label.file === file)
    for (const [at, label] of own.entries()) scored.push(scoredOf('real', label, columnNamed(findings, label.column, at), creditOf))
  }
  return scored
}

/** Makes the generator's tables for one seed, scans them and scores them against the labels it wrote. */
export async function scoreGenerated(generator: string, seed: string, rows: number): Promise<Scored[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-accuracy-'))
  try {
    execFileSync(process.execPath, [generator, '--out', folder, '--seed', seed, '--rows', String(rows)], { stdio: 'ignore' })
    const { labels } = JSON.parse(readFileSync(path.join(folder, 'labels.json'), 'utf8')) as {
      labels: { table: string; column: string; position: number; type: string; grade: number; hard: string }[]
    }
    const scored: Scored[] = []
    for (const table of new Set(labels.map((label) => label.table))) {
      const [finding] = await scanFile(path.join(folder, `${table}.csv`))
      for (const { column, position, type, grade, hard } of labels.filter((label) => label.table === table)) {
        scored.push(scoredOf(`seed ${seed}`, { file: table, column, type, grade, hard }, finding?.columns[position], creditOfGenerated))
      }
    }
    return scored
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Makes the held-out tables, scans them and scores them by the rules of the generated ones. */
export async function scoreHeldOut(rows: number): Promise<Scored[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-held-out-'))
  let state = 20_251_125
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  try {
    const scored: Scored[] = []
    for (const [table, columns] of Object.entries(HELD_OUT)) {
      const lines = Array.from({ length: rows }, () => columns.map((one) => one.make(random)).join(','))
      const file = path.join(folder, `${table}.csv`)
      writeFileSync(file, [columns.map((one) => one.column).join(','), ...lines].join('\n'))
      const [finding] = await scanFile(file)
      for (const [at, { column, type, grade, hard = '' }] of columns.entries())
        scored.push(scoredOf('held out', { file: table, column, type, grade, hard }, finding?.columns[at], creditOfGenerated))
    }
    return scored
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Sets a label beside the answer for its column; a column that was not found counts as wrong. */
export function scoredOf(
  set: string,
  label: Label,
  column: ColumnFinding | undefined,
  credit: (expected: string, got: string, grade: number) => number,
): Scored {
  const got = column?.semanticType ?? '(not found)'
  return {
    set,
    file: label.file,
    column: label.column,
    expected: label.type,
    got,
    expectedGrade: label.grade,
    gotGrade: column?.grade ?? 0,
    credit: credit(label.type, got, column?.grade ?? 0),
    hard: label.hard,
    personal: column?.personal ?? false,
    open: credit === creditOfGenerated && label.type === 'none',
  }
}

/** Finds the column a label speaks of: by place for files without a header, by the end of its path in nested data, by name otherwise. */
function columnNamed(findings: readonly Finding[], name: string, at: number): ColumnFinding | undefined {
  const columns = findings.flatMap((finding) => finding.columns)
  if (/^#\d+$/.test(name)) return columns[Number(name.slice(1)) - 1]
  if (/^\(blank \d+\)$/.test(name)) return columns[Number(name.slice(7, -1)) - 1]
  const exact = columns.find((column) => column.name === name)
  if (exact) return exact
  const bare = pathOf(name)
  const close = columns.filter((column) => pathOf(column.name) === bare || bare.endsWith('.' + pathOf(column.name)))
  return (
    close.toSorted((a, b) => b.name.length - a.name.length)[0] ??
    columns.find((column) => column.position === at && column.name.trim() === name.trim())
  )
}

function pathOf(name: string): string {
  return name.trim().replaceAll('[]', '').replace(/^\./, '')
}

function parseCsv(text: string): string[][] {
  return text
    .replace(/\r/g, '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((part) => part[1]?.replaceAll('""', '"') ?? part[2] ?? ''),
    )
}
