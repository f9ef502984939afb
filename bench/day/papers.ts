import { createHash, randomBytes } from 'node:crypto'
import { printPaper } from '#server/demonstration/print-paper.ts'
import type { Draft } from '../work.ts'
import type { Person } from './people.ts'
import type { Tally } from './tally.ts'

/** A paper as it lies on somebody's desk. */
type Paper = { readonly name: string; readonly mediaType: string; readonly content: Buffer }
type Kept = { readonly sha256: string; readonly bytes: number; readonly mediaType: string }

/**
 * Makes papers of the kinds and sizes a case gets, each different from all others: pages set as PDF, scanned pages of 300 KB and 2 MB, a
 * picture of a screen, a photograph.
 */
export async function paperMaker(): Promise<(n: number) => Paper> {
  const set = await printPaper(
    '权属证明材料',
    Array.from({ length: 40 }, (_, i) => `第${i + 1}条　本单位依法履行职责过程中采集、产生的数据，来源、权属清楚，可供登记。`),
  )
  // What follows the end of a PDF as a remark makes it longer and another file, and no reader shows it.
  const pdf = (bytes: number) =>
    Buffer.concat([set, Buffer.from(`\n%${randomBytes(Math.ceil(Math.max(32, bytes - set.length) / 2)).toString('hex')}\n`)])
  const picture = (begin: readonly number[], bytes: number) => Buffer.concat([Buffer.from(begin), randomBytes(bytes)])
  const kinds: readonly (() => Paper)[] = [
    () => ({ name: '权属证明.pdf', mediaType: 'application/pdf', content: pdf(0) }),
    () => ({ name: '法律意见书（扫描件）.pdf', mediaType: 'application/pdf', content: pdf(300_000) }),
    () => ({ name: '系统截图.png', mediaType: 'image/png', content: picture([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 120_000) }),
    () => ({ name: '评估报告（扫描件）.pdf', mediaType: 'application/pdf', content: pdf(2_000_000) }),
    () => ({ name: '批文照片.jpg', mediaType: 'image/jpeg', content: picture([0xff, 0xd8, 0xff, 0xe0], 1_500_000) }),
  ]
  return (n) => kinds[n % kinds.length]!()
}

/** Brings a paper to a case by an officer of the unit that applies, and opens it again; throws when what is kept is not what was sent. */
export async function bringPaper({ visitor }: Person, { caseId }: Draft, paper: Paper, brought: Tally, opened: Tally): Promise<void> {
  const sha256 = createHash('sha256').update(paper.content).digest('hex')
  const kept = await brought.clock(async () => {
    const told = await visitor.send<Kept>(`/api/files?caseId=${caseId}`, [paper])
    if (told.sha256 !== sha256 || told.bytes !== paper.content.length || told.mediaType !== paper.mediaType)
      throw new Error(`${paper.name} was kept as ${told.mediaType} of ${told.bytes} bytes`)
    return told
  })
  if (!kept) return
  await opened.clock(async () => {
    const { body } = await visitor.bytes('GET', `/api/files/${sha256}`)
    if (!body.equals(paper.content)) throw new Error(`${paper.name} came back as something else`)
  })
}
