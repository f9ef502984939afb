/** An instant as the city writes it, to the second, and as `--to` takes it; one from which on something counts is the next whole second. */
export function cityTime(instant: Date, from = false): string {
  const second = (from ? Math.ceil : Math.floor)(instant.getTime() / 1000) * 1000
  return `${new Date(second + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}
