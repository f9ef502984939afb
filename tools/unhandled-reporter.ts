import { writeFileSync } from 'node:fs'

/** Writes how many errors of a run belong to no test of it to the file that `CHECK_UNHANDLED` names; the report by files does not tell of them. */
export default class UnhandledReporter {
  onTestRunEnd(_modules: unknown, unhandled: readonly unknown[]): void {
    writeFileSync(process.env['CHECK_UNHANDLED']!, String(unhandled.length))
  }
}
