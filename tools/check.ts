/** Everything a change must pass: types, layout, lint, tests. `npm test` runs it; the last line is `N passed, N failed`. */
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
  oxfmt: 'node_modules/oxfmt/bin/oxfmt',
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

type Report = { testResults?: { name: string; status: string; assertionResults: { status: string }[] }[] }
/** `unhandled` counts errors that belong to no file. */
type Run = { files: Map<string, { isGood: boolean; skipped: number } & Count>; isGood: boolean; unhandled: number }

/** One run of the tests: how each file ended. */
function vitest(args: readonly string[]): Run {
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-check-'))
  const report = path.join(folder, 'report.json')
  const besides = path.join(folder, 'unhandled')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, '--reporter=./tools/unhandled-reporter.ts']
  const run = spawnSync(process.execPath, [scripts.vitest, 'run', ...reporters, ...args], {
    stdio: 'inherit',
    env: { ...process.env, CHECK_UNHANDLED: besides },
  })
  const unhandled = existsSync(besides) ? Number(readFileSync(besides, 'utf8')) : 0
  const { testResults = [] } = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report) : {}
  rmSync(folder, { recursive: true, force: true })
  const files = testResults.map(({ name, status, assertionResults }) => {
    const count = (wanted: string) => assertionResults.filter((one) => one.status === wanted).length
    return [
      name,
      { isGood: status !== 'failed', passed: count('passed'), failed: count('failed'), skipped: count('skipped') + count('pending') },
    ] as const
  })
  return { files: new Map(files), isGood: run.status === 0, unhandled }
}

/** More files than these failing is no accident of a machine at work. */
const AGAIN = 4
const badOf = (run: Run) => [...run.files].filter(([, file]) => !file.isGood).map(([name]) => name)

/**
 * Runs the tests and answers their count. A few files that failed are run once more with nothing beside them, and what passes only then is
 * named as unsteady; a run that broke without a failing test, and a file that could not begin, count as one failure
 * (docs/decisions/2026-11-30-unsteady-tests.md).
 */
function runTests(args: readonly string[]): Count {
  const run = vitest(args)
  const bad = badOf(run)
  const again = bad.length > 0 && bad.length <= AGAIN ? repeat(bad) : null
  const ended = [...new Map([...run.files, ...(again?.files ?? [])]).values()]
  const sum = (key: keyof Count) => ended.reduce((total, file) => total + file[key], 0)
  const skipped = [...run.files].flatMap(([name, file]) => (file.skipped > 0 ? [`${path.relative(root, name)} (${file.skipped})`] : []))
  if (skipped.length > 0) console.log(`\nNOT RUN here, each says why: ${skipped.join(', ')}`)
  const couldNotBegin = ended.filter((file) => !file.isGood && file.failed === 0).length
  const last = again ?? run
  const brokeOtherwise = run.unhandled > 0 || (!last.isGood && badOf(last).length === 0)
  return { passed: sum('passed'), failed: sum('failed') + couldNotBegin + (brokeOtherwise ? 1 : 0) }
}

function repeat(bad: readonly string[]): Run {
  const shown = (name: string) => path.relative(root, name)
  console.log(`\nonce more, alone: ${bad.map(shown).join(', ')}`)
  const run = vitest(['--maxWorkers=1', ...bad])
  for (const name of bad) if (run.files.get(name)?.isGood) console.log(`UNSTEADY ${shown(name)}: failed beside others, passed alone`)
  return run
}

const counts = [check('types of the server, the contract and the tools', scripts.tsc, ['--noEmit', '-p', 'tsconfig.json'])]
if (existsSync('web')) counts.push(check('types of the web', scripts.tsc, ['--noEmit', '-p', 'tsconfig.web.json']))
counts.push(check('layout', scripts.oxfmt, ['--check', '.']))
counts.push(check('lint', scripts.oxlint, ['--type-aware', '--deny-warnings']))
counts.push(runTests(process.argv.slice(2)))

const sum = (key: keyof Count) => counts.reduce((total, each) => total + each[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1
