import { spawn } from 'node:child_process'
import path from 'node:path'

const program = path.resolve(import.meta.dirname, '../server/commands/main.ts')

/** Runs a command that needs the database in the server's own program, at this terminal, and answers its exit code. */
export function handOver(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: 'inherit' })
    // The terminal tells both of us; this one waits until the other has put everything in order.
    process.on('SIGINT', () => {})
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
