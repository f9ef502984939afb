import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect } from 'vitest'
import { finding } from '#contract/findings.ts'
import { scanFile } from '#scanner/scan.ts'
import { tempPrefix } from '#scanner/sources/temp-folder.ts'
import type { Finding } from '#contract/findings.ts'
import type { TestFolder } from '#scanner/test/files.ts'
import type { Hostile } from '#scanner/test/hostile.ts'

/** Longest time one input may take on a busy machine, in milliseconds. */
const LONGEST = 60_000

/**
 * Scans every input and answers what went wrong: no answer in time, an answer that does not parse, or a fault that was not told; nothing
 * when all went well.
 */
export async function wrongAnswers(folder: TestFolder, inputs: readonly Hostile[]): Promise<string[]> {
  const wrong: string[] = []
  for (const input of inputs) {
    const path = folder.write('input', input.content)
    const found = await Promise.race([
      scanFile(path, { name: input.name }),
      new Promise<null>((resolve) => setTimeout(resolve, LONGEST, null).unref()),
    ]).catch((error: unknown) => String(error))
    const why = whyWrong(input, found)
    if (why) wrong.push(`${input.what} (${input.name}): ${why}`)
  }
  return wrong
}

function whyWrong(input: Hostile, found: Finding[] | string | null): string | null {
  if (found === null) return 'no answer in time'
  if (typeof found === 'string') return `thrown: ${found}`
  if (found.length === 0) return 'no finding'
  for (const one of found) {
    const parsed = finding.safeParse(one)
    if (!parsed.success) return `the finding does not parse: ${parsed.error.message.slice(0, 200)}`
  }
  const faults = found.flatMap((one) => one.faults)
  const told = faults.map((fault) => `${fault.code}${fault.severity === 'error' ? '!' : ''}`).join(' ')
  if (input.expect === 'error' && !faults.some((fault) => fault.severity === 'error'))
    return `no error, but ${told || 'no fault'} and ${found[0]!.rows} rows`
  if (input.expect === 'fault' && faults.length === 0) return `no fault and ${found[0]!.rows} rows`
  return input.code && !faults.some((fault) => fault.code === input.code) ? `not ${input.code}, but ${told || 'no fault'}` : null
}

/** Expects that no folder of a scan of this process is left. */
export function expectNothingLeft(): void {
  const prefix = basename(tempPrefix(process.pid))
  expect(
    readdirSync(tmpdir())
      .filter((name) => name.startsWith(prefix))
      .map((name) => join(tmpdir(), name)),
  ).toEqual([])
}
