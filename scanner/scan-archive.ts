import { posix } from 'node:path'
import { groupByName } from '#contract/like-names.ts'
import { Unreadable } from '#scanner/faults.ts'
import { DEFAULT_LIMITS } from '#scanner/limits.ts'
import { scanParts } from '#scanner/scan-parts.ts'
import { eachBatch, type Member } from '#scanner/sources/archive.ts'
import { groupLikeFiles } from '#scanner/sources/like-files.ts'
import { RUNNING_TEXT } from '#scanner/sources/running-text.ts'
import type { Fault, Finding } from '#contract/findings.ts'
import type { ScanOptions } from '#scanner/begin-file.ts'
import type { FoundFile } from '#scanner/walk.ts'

type Scan = (path: string, options: ScanOptions) => Promise<Finding[]>

/**
 * Scans every file of data in an archive under the name `archive/member`, like ones as one dataset unless each is wanted by itself, as in
 * a folder; what was refused is told with the first finding.
 */
export async function scanMembers(path: string, name: string, kind: 'zip' | 'gzip', options: ScanOptions, scan: Scan): Promise<Finding[]> {
  const findings: Finding[] = []
  const refused: Fault[] = []
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  await eachBatch(
    path,
    name,
    kind,
    { limits, batches: options.isEach ? (entries) => entries.map((entry) => [entry]) : groupByName },
    async (members) => {
      const files = readable(members, refused).map((file) => ({
        path: file.path,
        name: kind === 'gzip' ? name : `${name}/${file.name.replaceAll('\\', '/')}`,
      }))
      for (const group of await groupLikeFiles(files)) {
        const [first] = group.files
        if (group.isNoTable) {
          refused.push({
            code: 'left-out',
            severity: 'warning',
            message: { zh: `${first!.name}：${RUNNING_TEXT.zh}`, en: `${first!.name}: ${RUNNING_TEXT.en}` },
          })
          continue
        }
        findings.push(
          ...(group.files.length === 1
            ? await scan(first!.path, { ...options, name: first!.name })
            : await scanParts(group.files, posix.join(posix.dirname(first!.name), group.name), options)),
        )
      }
    },
  )
  return withRefused(findings, refused)
}

/** Unpacks every member side by side for the work, and tells what was refused with its first finding. */
export async function withMembers(
  path: string,
  name: string,
  options: ScanOptions,
  work: (files: readonly FoundFile[]) => Promise<Finding[]>,
): Promise<Finding[]> {
  const findings: Finding[] = []
  const refused: Fault[] = []
  await eachBatch(
    path,
    name,
    'zip',
    { limits: { ...DEFAULT_LIMITS, ...options.limits }, batches: (entries) => [entries] },
    async (members) => {
      const files = readable(members, refused)
      if (files.length > 0) findings.push(...(await work(files)))
    },
  )
  return withRefused(findings, refused)
}

function readable(members: readonly Member[], refused: Fault[]): FoundFile[] {
  return members.flatMap((member) => {
    if (!('fault' in member)) return [member]
    refused.push({
      ...member.fault,
      message: { zh: `${member.name}：${member.fault.message.zh}`, en: `${member.name}: ${member.fault.message.en}` },
    })
    return []
  })
}

function withRefused(findings: Finding[], refused: readonly Fault[]): Finding[] {
  const [first] = findings
  if (!first) throw refusal(refused)
  first.faults.push(...refused.slice(0, 50))
  return findings
}

function refusal([first]: readonly Fault[]): Unreadable {
  if (first) return new Unreadable(first.code, first.message)
  return new Unreadable('empty', { zh: '压缩包中没有数据文件', en: 'The archive holds no file of data' })
}
