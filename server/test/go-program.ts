import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** What a program said, and whether it was content. */
export type Said = { readonly stdout: string; readonly isContent: boolean }

const library = 'golang.org/x/mod'
/** Where Debian's golang-golang-x-mod-dev puts its sources. */
const packaged = process.env['RONGSHU_GOPATH'] ?? '/usr/share/gocode'

/**
 * Go as it is here, with the folder in which it finds the library: the packaged one, or the copy every Go carries for its own commands.
 * What is wanting, as a sentence, when it cannot be had.
 */
export function findGo(): { readonly gopath: string } | { readonly wanting: string } {
  const asked = spawnSync('go', ['env', 'GOROOT'], { encoding: 'utf8' })
  if (asked.status !== 0) return { wanting: '这台机器没有 go / there is no go on this machine (Debian: golang-go)' }
  const isThere = (folder: string) => existsSync(path.join(folder, 'sumdb/tlog')) && existsSync(path.join(folder, 'sumdb/note'))
  if (isThere(path.join(packaged, 'src', library))) return { gopath: packaged }
  const carried = path.join(asked.stdout.trim(), 'src/cmd/vendor', library)
  if (!isThere(carried))
    return { wanting: `找不到 ${library} / ${library} is neither in ${packaged} nor in ${carried} (Debian: golang-golang-x-mod-dev)` }
  const gopath = mkdtempSync(path.join(tmpdir(), 'rongshu-gopath-'))
  mkdirSync(path.join(gopath, 'src', path.dirname(library)), { recursive: true })
  symlinkSync(carried, path.join(gopath, 'src', library))
  return { gopath }
}

/** Builds a program of one file into a folder; nothing is fetched for it. Answers how to run it. */
export async function buildGo(
  source: string,
  { gopath, folder }: { gopath: string; folder: string },
): Promise<(args: readonly string[]) => Promise<Said>> {
  const program = path.join(folder, 'program')
  const built = await run('go', ['build', '-o', program, source], {
    ...process.env,
    GO111MODULE: 'off',
    GOPATH: gopath,
    GOFLAGS: '',
    GOPROXY: 'off',
    GOTOOLCHAIN: 'local',
    ...(process.env['HOME'] ? {} : { GOCACHE: path.join(folder, 'cache') }),
  })
  if (!built.isContent) throw new Error(`go does not build ${source}: ${built.stdout}`)
  return (args) => run(program, args, process.env)
}

/** Runs a program while this process goes on serving it. */
function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Said> {
  const { promise, resolve, reject } = Promise.withResolvers<Said>()
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.on('error', reject)
  child.on('close', (code) => resolve({ stdout, isContent: code === 0 }))
  return promise
}
