import { basename } from 'node:path'
import { stemOfName } from '#contract/like-names.ts'
import { firstOf } from '#law/words.ts'
import { scanFile } from '#scanner/scan.ts'
import { scanParts } from '#scanner/scan-parts.ts'
import { likenessOf } from '#scanner/sources/like-files.ts'
import type { Finding } from '#contract/findings.ts'
import type { ScanOptions } from '#scanner/begin-file.ts'
import type { FoundFile } from '#scanner/walk.ts'

/**
 * Scans files as one dataset (its digest is that over the digests of its parts) as far as they have one shape; those of another shape are
 * findings of their own, and the first says so. With `isEach` every file is one.
 */
export async function scanFolder(files: readonly FoundFile[], name: string, options: ScanOptions = {}): Promise<Finding[]> {
  const groups = new Map<string, FoundFile[]>()
  for (const file of files) {
    const likeness = options.isEach ? null : await likenessOf(file).catch(() => null)
    const key = likeness && likeness.columns.length > 0 ? likeness.signature : file.path
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  const ordered = [...groups.values()].sort((a, b) => b.length - a.length)
  const findings: Finding[] = []
  for (const [at, group] of ordered.entries()) {
    const [first] = group
    if (group.length === 1) findings.push(...(await scanFile(first!.path, { ...options, name: `${name}/${basename(first!.name)}` })))
    else findings.push(...(await scanParts(group, at === 0 ? name : `${name}/${stemOfName(first!.name) || at + 1}`, options)))
  }
  if (ordered.length > 1 && !options.isEach) tellDiffering(findings[0]!, ordered)
  return findings
}

function tellDiffering(first: Finding, groups: readonly FoundFile[][]): void {
  const others = groups
    .slice(1)
    .flat()
    .map((file) => basename(file.name))
  const { zh, en } = firstOf(others, 10)
  first.faults.push({
    code: 'differing-shapes',
    severity: 'warning',
    count: others.length,
    message: {
      zh: `有 ${others.length} 个文件的格式或列与多数不同，已单独列出：${zh}`,
      en: `${others.length} files have another format or other columns than most; they are listed by themselves: ${en}`,
    },
  })
}
