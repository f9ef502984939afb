type Stage = { readonly key: string; readonly label: string; readonly value: number; readonly href: string }

/** Each stage with how many did not reach the next one, and the share that did (0–1); null at the last, and where there was nothing. */
export function dropsOf(stages: readonly Stage[]): (Stage & { lost: number | null; share: number | null })[] {
  return stages.map((stage, i) => {
    const next = stages[i + 1]
    return {
      ...stage,
      lost: next ? Math.max(0, stage.value - next.value) : null,
      share: next && stage.value > 0 ? next.value / stage.value : null,
    }
  })
}
