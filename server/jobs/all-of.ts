/** Takes every step, whatever became of those before it, so that one that cannot be done holds back none that follow; throws the first fault at the end. */
export async function allOf(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  const faults: unknown[] = []
  for (const step of steps) await step().catch((fault: unknown) => faults.push(fault))
  if (faults.length > 0) throw faults.length === 1 ? faults[0] : new AggregateError(faults, faults.map(String).join('; '))
}
