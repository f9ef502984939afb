import { hideClear } from '#contract/clear-values.ts'
import { draftCard } from '#scanner/propose/draft-card.ts'
import { firstAnswer } from '#scanner/first-answer.ts'
import { pacer } from '#scanner/pace.ts'
import { RuleWork } from '#scanner/propose/quality/rule-work.ts'
import { Unreadable } from '#scanner/faults.ts'
import { crashed } from '#scanner/finding-of.ts'
import { withMembers } from '#scanner/scan-archive.ts'
import { scanFile } from '#scanner/scan.ts'
import { scanFolder } from '#scanner/scan-folder.ts'
import { scanJob, type ScanJob } from '#contract/scan-files.ts'
import type { Finding, ScanProgress } from '#contract/findings.ts'

type Say = (line: object) => void
/** Waits until a file that was still coming is whole. */
type Whole = () => Promise<void>

/**
 * Does one job told as JSON, says progress and a first answer as they come, and ends with `{finding: […], drafts: […], isCut}` whatever
 * happens to the source. What still looks like a personal value leaves with neither (choice:masking).
 */
export async function doJob(told: string, say: Say, whole: Whole = async () => {}): Promise<void> {
  const job = scanJob.parse(JSON.parse(told))
  const { target } = job
  let isCut = false
  const found = await scan(job, { say, whole }, () => {
    isCut = true
  }).catch((error: unknown) => {
    const name = target.kind === 'connection' ? target.connection.database : target.name
    const why =
      error instanceof Unreadable ? error.fault.message : { zh: '扫描中断', en: `The scan ended early (${String(error).slice(0, 120)})` }
    return [crashed(target.kind === 'file' ? target.path : (name ?? ''), name, 0, why)]
  })
  const finding = found.map(hideClear)
  say({ finding, drafts: finding.map(draftCard), isCut })
}

/** Scans what the job names; files of a folder as one dataset as far as they are alike. The drivers of databases are loaded when one is asked for. */
async function scan(
  { target, mode, ...asked }: ScanJob,
  { say, whole }: { say: Say; whole: Whole },
  onCut: () => void,
): Promise<Finding[]> {
  const pace = asked.throttle ? pacer(asked.throttle) : null
  const onProgress = (progress: ScanProgress) => {
    say({ progress })
    pace?.(progress.bytes)
  }
  const options = { ...asked, ruleWork: new RuleWork() }
  if (target.kind === 'connection')
    return (await import('#scanner/scan-connection.ts')).scanConnection(target.connection, { ...options, onProgress, onCut })
  if (target.kind === 'file') {
    const first = await firstAnswer(target.path, { ...options, name: target.name }).catch(() => null)
    if (first && mode === 'sample') return first
    if (first) say({ preliminary: first.map(hideClear).map((finding) => ({ finding, draft: draftCard(finding) })) })
    if (target.isComing) {
      say({ waits: true })
      await whole()
    }
    return target.isJoined
      ? withMembers(target.path, target.name ?? '', options, (files) => scanFolder(files, target.name ?? '', { ...options, onProgress }))
      : scanFile(target.path, { ...options, name: target.name, onProgress })
  }
  return scanFolder(
    target.paths.map((path) => ({ path, name: path })),
    target.name,
    { ...options, onProgress },
  )
}
