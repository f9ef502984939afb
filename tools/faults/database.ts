import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findClusterFolder } from '#server/db/embedded-place.ts'
import { startEmbedded } from '#server/db/embedded.ts'

/** A PostgreSQL beside the platform, as an office runs it, in a folder that is thrown away. */
export async function openDatabase(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-faults-db-'))
  chmodSync(folder, 0o755)
  const embedded = await startEmbedded(folder)
  return {
    url: embedded.url,
    close: async () => {
      await embedded.stop()
      for (const each of [findClusterFolder(folder), folder]) if (each) rmSync(each, { recursive: true, force: true })
    },
  }
}
