// Loaded before the server: its clock stands as far from the machine's as a file says, in milliseconds, and jumps when the file changes.
import { readFileSync } from 'node:fs'

const file = process.env.FAULTS_CLOCK
const RealDate = Date
let [shift, readAt] = [0, 0]
function shifted() {
  const now = RealDate.now()
  if (file && now - readAt > 200) {
    readAt = now
    try {
      shift = Number(readFileSync(file, 'utf8')) || 0
    } catch {
      shift = 0
    }
  }
  return now + shift
}
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given) => (given.length === 0 ? new target(shifted()) : new target(...given)),
  apply: () => new RealDate(shifted()).toString(),
  get: (target, name) => (name === 'now' ? shifted : target[name]),
})
