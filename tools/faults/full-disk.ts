import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, chmodSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { caseRoutes } from '#contract/cases.ts'
import { Refused } from '#contract/call.ts'
import { judge } from './judge.ts'
import { signedIn, startLoad, untilMore } from './load.ts'
import { type Fault, outcomeOf, seconds } from './outcome.ts'
import { openSite } from './site.ts'

/** Fills what is left of a disk with a file, and gives it back when the answer is called. */
function fill(folder: string): () => void {
  const file = path.join(folder, 'filler')
  const handle = openSync(file, 'w')
  for (const piece of [1024 * 1024, 4096])
    for (;;) {
      try {
        writeSync(handle, Buffer.alloc(piece))
      } catch {
        break
      }
    }
  closeSync(handle)
  return () => rmSync(file)
}

/** The disk under database and files fills up under load, and is freed again. */
export const diskFull: Fault = {
  id: 'disk-full',
  zh: '磁盘写满',
  en: 'full disk',
  done: 'data folder on a small disk of its own (root only); filled to the last byte under load for twelve seconds, then freed',
  run: async () => {
    const disk = mkdtempSync(path.join(tmpdir(), 'rongshu-faults-disk-'))
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'rongshu-faults', disk]).status !== 0)
      return { isGood: false, seen: ['not run: only root may mount a small disk'] }
    chmodSync(disk, 0o755)
    const site = await openSite({ dataDir: path.join(disk, 'data') })
    try {
      const load = startLoad(site.base)
      const officer = await signedIn(site.base)
      await untilMore(load, 20)
      load.longestSilence()
      const free = fill(disk)
      await sleep(2000)
      const paper = new FormData()
      paper.set('file', new Blob(['%PDF-1.4\n', new Uint8Array(3_000_000)]), '材料.pdf')
      const told = await officer.ask(caseRoutes.addFile, { body: paper }).then(
        () => 'taken',
        (problem: unknown) => (problem instanceof Refused ? `${problem.status} ${problem.problem.code}` : String(problem)),
      )
      await sleep(10_000)
      const freedAt = Date.now()
      free()
      await untilMore(load, 20)
      const healed = Date.now() - freedAt
      await load.stop()
      return outcomeOf(
        load,
        await judge(await site.url(), load.done),
        [`a paper of 3 MB meanwhile: ${told}; acts were taken again ${seconds(healed)} after space was there, nobody started anything`],
        told.startsWith('507') || told.startsWith('503'),
      )
    } finally {
      await site.close()
      spawnSync('umount', [disk])
      rmSync(disk, { recursive: true, force: true })
    }
  },
}
