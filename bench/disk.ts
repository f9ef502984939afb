import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'

/** How many times a second the disk under a folder takes a page of 8 KiB and says that it is there (fdatasync), one after the other over some milliseconds. */
export function syncRate(folder: string, forMs: number): number {
  const file = path.join(folder, 'sync-rate')
  const handle = openSync(file, 'w')
  try {
    const page = Buffer.alloc(8192, 1)
    const began = performance.now()
    let times = 0
    for (; performance.now() - began < forMs; times++) {
      writeSync(handle, page, 0, page.length, (times % 128) * page.length)
      fdatasyncSync(handle)
    }
    return times / ((performance.now() - began) / 1000)
  } finally {
    closeSync(handle)
    rmSync(file)
  }
}
