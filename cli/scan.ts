import type { Command } from 'commander'
import type { Finding } from '#contract/findings.ts'
import type { FoundFile } from '#scanner/walk.ts'

type Options = { format: 'json' | 'table'; memory: string; jobs: string }

/** Adds `scan <paths…>` to the command line: files and folders in, one report out; needs neither server nor database. */
export function registerScan(program: Command): void {
  program
    .command('scan')
    .description('扫描文件或文件夹，报告字段、含义与分级 · Scan files or folders and report columns, meanings and grades')
    .argument('<paths...>', '文件或文件夹 · files or folders')
    .option('--format <format>', 'json | table', 'table')
    .option('--memory <MiB>', '每个扫描进程的内存上限 · heap of each scanning process', '512')
    .option('--jobs <count>', '同时扫描的文件数 · files scanned at the same time', '2')
    .action(async (paths: string[], options: Options) => {
      const findings = await scanAll(paths, options)
      process.stdout.write(options.format === 'json' ? `${JSON.stringify(findings.map(brief), null, 2)}\n` : table(findings))
      if (findings.length > 0 && findings.every((finding) => finding.columns.length === 0)) process.exitCode = 2
    })
}

/** Scans every file under the paths, a few at a time, each in its own process, and keeps their order. */
async function scanAll(paths: readonly string[], options: Options): Promise<Finding[]> {
  const [{ runScan }, { walkFiles }] = await Promise.all([import('#scanner/run.ts'), import('#scanner/walk.ts')])
  const files: FoundFile[] = []
  for await (const file of walkFiles(paths)) files.push(file)
  const results: Finding[][] = []
  let next = 0
  const work = async (): Promise<void> => {
    while (next < files.length) {
      const at = next++
      const { path, name } = files[at]!
      results[at] = await runScan(path, { name, memoryMb: Number(options.memory) || 512 })
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(8, Number(options.jobs) || 2)) }, work))
  return results.flat()
}

/** The published shape of one dataset in the JSON report. */
export function brief(finding: Finding): object {
  return {
    file: finding.file,
    rows: finding.rows,
    bytes: finding.bytes,
    format: finding.format,
    encoding: finding.encoding,
    grade: finding.grade,
    columns: finding.columns.map(({ name, physicalType, semanticType, confidence, grade, nullRatio, distinct, samples }) => ({ name, physicalType, semanticType, confidence, grade, nullRatio, distinct, samples })),
    ...(finding.faults.length > 0 ? { faults: finding.faults } : {}),
  }
}

function table(findings: readonly Finding[]): string {
  return findings.map(section).join('\n')
}

function section(finding: Finding): string {
  const lines = [`${finding.file}  ${finding.format}  ${finding.rows.toLocaleString('en-US')} 行 rows  ${finding.bytes.toLocaleString('en-US')} B  ${finding.grade} 级 grade`]
  for (const { severity, code, message, count } of finding.faults) lines.push(`  ${severity === 'error' ? '✗' : '!'} ${code}${count && count > 1 ? ` ×${count}` : ''}  ${message.zh} · ${message.en}`)
  for (const column of finding.columns) {
    const cells = [pad(column.name, 24), pad(column.physicalType, 9), pad(column.semanticType, 18), `${Math.round(column.confidence * 100)}%`.padStart(4), `G${column.grade}`, `空 ${(column.nullRatio * 100).toFixed(1)}%`.padStart(9), column.samples.slice(0, 2).join(' | ').slice(0, 50)]
    lines.push(`  ${cells.join('  ')}`)
  }
  return `${lines.join('\n')}\n`
}

/** Pads to a width in columns of the terminal, where Han characters take two. */
function pad(text: string, width: number): string {
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
