import { expect } from 'vitest'
import { finding } from '#contract/findings.ts'
import { scanFile } from '#scanner/scan.ts'
import type { Finding } from '#contract/findings.ts'
import type { TestFolder } from '#scanner/test/files.ts'

/** Expects that every finding has the form the contract promises. */
export function expectFindings(found: Finding[]): Finding[] {
  for (const one of found) expect(finding.parse(one)).toBeTruthy()
  return found
}

/** Scans what is written into a folder, file by file; every finding has the form the contract promises. */
export const scanner =
  (folder: TestFolder) =>
  async (name: string, content: string | Uint8Array): Promise<Finding[]> =>
    expectFindings(await scanFile(folder.write(name, content)))
