/** The result of the work, or the reason of the signal as soon as somebody stops the command. */
export function untilStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted()
  const stopped = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))
  // After a stop the work fails as well, when its connection is closed, and nobody waits for that.
  work.catch(() => {})
  return Promise.race([work, stopped])
}
