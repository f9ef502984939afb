import type { Finding } from '#contract/findings.ts'
import { shown } from './shown.ts'

/** The published shape of one dataset in the JSON report. */
export function brief(finding: Finding): object {
  return {
    file: finding.file,
    dataset: finding.dataset,
    rows: finding.rows,
    bytes: finding.bytes,
    format: finding.format,
    encoding: finding.encoding,
    grade: finding.grade,
    columns: finding.columns.map(({ name, physicalType, semanticType, confidence, grade, nullRatio, distinct, samples }) => ({
      name,
      physicalType,
      semanticType,
      confidence,
      grade,
      nullRatio,
      distinct,
      samples,
    })),
    ...(finding.references.length > 0 ? { references: finding.references } : {}),
    ...(finding.faults.length > 0 ? { faults: finding.faults } : {}),
  }
}

/** The same to be read by people, a line a column. */
export function table(findings: readonly Finding[]): string {
  return findings.map(section).join('\n')
}

function section(finding: Finding): string {
  const lines = [
    `${finding.dataset.startsWith(finding.file) ? finding.dataset : `${finding.file} › ${finding.dataset}`}  ${finding.format}  ${finding.rows.toLocaleString('en-US')} 行 rows  ${finding.bytes.toLocaleString('en-US')} B  ${finding.grade} 级 grade`,
  ]
  for (const { severity, code, message, count, line } of finding.faults) {
    const times = count && count > 1 ? ` ×${count}` : ''
    const where = line === undefined ? '' : ` 第 ${line} 行起 line ${line}`
    lines.push(`  ${severity === 'error' ? '✗' : '!'} ${code}${times}${where}  ${message.zh} · ${message.en}`)
  }
  for (const column of finding.columns) {
    const cells = [
      pad(column.name, 24),
      pad(column.physicalType, 9),
      pad(column.semanticType, 18),
      `${Math.round(column.confidence * 100)}%`.padStart(4),
      `G${column.grade}`,
      `空 ${(column.nullRatio * 100).toFixed(1)}%`.padStart(9),
      column.samples.slice(0, 2).join(' | ').slice(0, 50),
    ]
    lines.push(`  ${cells.join('  ')}`)
  }
  return `${lines.map(shown).join('\n')}\n`
}

/** Pads to a width in columns of the terminal, where Han characters take two. */
export function pad(text: string, width: number): string {
  let used = 0
  let out = ''
  for (const character of text) {
    const size = /[\u1100-\uffdc]/.test(character) ? 2 : 1
    if (used + size > width) break
    used += size
    out += character
  }
  return out + ' '.repeat(width - used)
}
