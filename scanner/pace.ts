const FELT_MS = 20
const TURN_MS = 500

/**
 * Holds this process whenever it has read more than so many bytes a second, whatever reads them. It holds itself, in short turns: one that
 * was stopped from outside would stand still for good, with its memory and its session at the source, once nobody is left to let it go on.
 */
export function pacer(rate: number): (bytes: number) => void {
  const began = performance.now()
  const parent = process.ppid
  const sleeper = new Int32Array(new SharedArrayBuffer(4))
  return (bytes) => {
    for (;;) {
      const early = (bytes / rate) * 1000 - (performance.now() - began)
      if (early < FELT_MS) return
      Atomics.wait(sleeper, 0, 0, Math.min(early, TURN_MS))
      if (process.ppid !== parent) process.exit(1)
    }
  }
}
