import type { Tried } from './city.ts'

/** Prints one line a data set: what the scan found and where it ended. */
export function report(tried: readonly Tried[]): void {
  const lines = tried.map((t) => [
    t.name,
    `${t.rows} × ${t.columns}`,
    `${t.personal} 个人`,
    `${t.grade} 级`,
    `${((t.tookMs ?? 0) / 1000).toFixed(1)} s`,
    [...new Set(t.faults)].join(' ') || '-',
    t.code ?? '-',
    t.certificate ?? t.note ?? '-',
  ])
  const widths = lines[0]?.map((_, i) => Math.max(...lines.map((l) => l[i]!.length))) ?? []
  process.stdout.write(
    `\n${lines.map((l) => l.map((c, i) => c.padEnd(widths[i]!)).join('  ')).join('\n')}\n\n${tried.filter((t) => t.certificate).length} / ${tried.length} 已登记发证 / certified\n`,
  )
}
