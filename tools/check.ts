/** Everything a change must pass: types, lint, tests. `npm test` runs it; the last line is `N passed, N failed`. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)

type Count = { passed: number; failed: number }

/** The programs are run from their scripts, so that the Node of this process runs them, whatever the PATH says. */
const scripts = {
  tsc: 'node_modules/typescript/bin/tsc',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  vitest: 'node_modules/vitest/vitest.mjs',
}

/** Runs one check, says how it went in one line, and shows what it printed when it failed. */
function check(title: string, script: string, args: readonly string[]): Count {
  const began = performance.now()
  const run = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const isGood = run.status === 0
  console.log(`${isGood ? 'ok  ' : 'FAIL'} ${title} (${seconds} s)`)
  if (!isGood) console.log(`${run.stdout}${run.stderr}${run.error ? String(run.error) : ''}`.trim())
  return isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Runs the tests and answers their count; a run that broke without a failing test counts as one failure. */
function runTests(args: readonly string[]): Count {
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-check-'))
  const report = path.join(folder, 'report.json')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const run = spawnSync(process.execPath, [scripts.vitest, 'run', ...reporters, ...args], { stdio: 'inherit' })
  const text = existsSync(report) ? readFileSync(report, 'utf8') : '{}'
  rmSync(folder, { recursive: true, force: true })
  const { numPassedTests = 0, numFailedTests = 0 } = JSON.parse(text) as Record<string, number | undefined>
  const brokeOtherwise = run.status !== 0 && numFailedTests === 0
  return { passed: numPassedTests, failed: numFailedTests + (brokeOtherwise ? 1 : 0) }
}

const counts = [check('types of the server, the contract and the tools', scripts.tsc, ['--noEmit', '-p', 'tsconfig.json'])]
if (existsSync('web')) counts.push(check('types of the web', scripts.tsc, ['--noEmit', '-p', 'tsconfig.web.json']))
counts.push(check('lint', scripts.oxlint, ['--type-aware', '--deny-warnings']))
counts.push(runTests(process.argv.slice(2)))

const sum = (key: keyof Count) => counts.reduce((total, each) => total + each[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1
