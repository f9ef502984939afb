import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

function filesUnder(root, name) {
  const full = path.join(root, name)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [name]
  return readdirSync(full)
    .sort()
    .flatMap((entry) => filesUnder(root, path.join(name, entry)))
    .filter((file) => !/\.test\.tsx?$/.test(file))
}

/** One hash over the named files and folders, without their tests, and `extra`. */
export function hashOf(root, names, extra) {
  const hash = createHash('sha256').update(extra)
  for (const file of names.flatMap((name) => filesUnder(root, name))) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)))
  }
  return hash.digest('hex')
}

/** Whether the stamp file was written for exactly this state. */
export function isFresh(stamp, wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
}

/** The process that holds the lock, or null when it died without taking its lock away. */
function holderOf(lock) {
  const pid = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0)
  if (!pid) return null
  try {
    if (existsSync('/proc/self')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('bootstrap') ? pid : null
    process.kill(pid, 0)
    return pid
  } catch (problem) {
    return problem.code === 'EPERM' ? pid : null
  }
}

/** Runs the work while holding a lock file; waits for another holder, takes over from a dead one. */
export function withLock(lock, say, work) {
  const sleeper = new Int32Array(new SharedArrayBuffer(4))
  let told = false
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (problem) {
      if (problem.code !== 'EEXIST') throw problem
    }
    // A lock that is still empty belongs to a process between creating and writing it.
    Atomics.wait(sleeper, 0, 0, 300)
    const holder = holderOf(lock)
    if (holder === null) rmSync(lock, { force: true })
    else if (!told) {
      told = true
      say(`等待进程 ${holder} 完成准备 …`, `waiting for process ${holder} to finish preparing …`)
    }
  }
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  work()
  process.off('exit', release)
  release()
}
