import { Unreadable } from '#scanner/faults.ts'
import { eachMember } from '#scanner/sources/archive.ts'
import type { Finding } from '#contract/findings.ts'
import type { Limits } from '#scanner/limits.ts'

type Scan = (path: string, name: string) => Promise<Finding[]>

/** Scans every file of data in an archive under the name `archive/member`; what was refused is told with the first finding. */
export async function scanMembers(path: string, name: string, kind: 'zip' | 'gzip', limits: Limits, scan: Scan): Promise<Finding[]> {
  const findings: Finding[] = []
  const refused: Finding['faults'] = []
  await eachMember(path, name, kind, limits, async (member) => {
    const shown = kind === 'gzip' ? name : `${name}/${member.name.replaceAll('\\', '/')}`
    if ('fault' in member) refused.push({ ...member.fault, message: { zh: `${member.name}：${member.fault.message.zh}`, en: `${member.name}: ${member.fault.message.en}` } })
    else findings.push(...(await scan(member.path, shown)))
  })
  const [first] = findings
  if (!first) throw refusal(refused)
  first.faults.push(...refused.slice(0, 50))
  return findings
}

function refusal([first]: Finding['faults']): Unreadable {
  if (first) return new Unreadable(first.code, first.message)
  return new Unreadable('empty', { zh: '压缩包中没有数据文件', en: 'The archive holds no file of data' })
}
