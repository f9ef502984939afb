import type { Language } from './language.tsx'

const BEIJING_MS = 8 * 3_600_000

/** The civil date in Beijing at an instant, YYYY-MM-DD. */
export function dayOf(instant: string | Date): string {
  return beijing(instant).slice(0, 10)
}

/** Date and minute in Beijing at an instant, YYYY-MM-DD HH:mm. */
export function minuteOf(instant: string | Date): string {
  return beijing(instant).slice(0, 16).replace('T', ' ')
}

/** An instant as a clock in Beijing shows it, `2026-11-28T15:58`, for a picker that knows the zone of the browser only. */
export function wallTimeOf(instant: string | Date): string {
  return beijing(instant).slice(0, 16)
}

/** The instant at which a clock in Beijing shows a wall time such as `2026-11-28T15:58`, as ISO text in UTC. */
export function instantOf(wallTime: string): string {
  return new Date(Date.parse(`${wallTime}:00.000Z`) - BEIJING_MS).toISOString()
}

function beijing(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + BEIJING_MS).toISOString()
}

/** A size in bytes for people, such as 12.4 MB. */
export function sizeOf(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const power = bytes < 1024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  return `${(bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`
}

/** A whole number with thousands separators. */
export function count(n: number): string {
  return n.toLocaleString('en-US')
}

/** How many a list has; a plus where the counting stopped. */
export function totalOf({ total, isCapped }: { readonly total: number; readonly isCapped: boolean }): string {
  return `${count(total)}${isCapped ? '+' : ''}`
}

/** How long ago or how far ahead the demonstration's clock was moved, in days and hours. */
export function spanOf(ms: number, language: Language): string {
  const hours = Math.round(ms / 3_600_000)
  const [days, rest] = [Math.floor(hours / 24), hours % 24]
  if (language === 'zh') return `${days ? `${days}天` : ''}${rest || !days ? `${rest}小时` : ''}`
  return `${days ? `${days} d ` : ''}${rest || !days ? `${rest} h` : ''}`.trim()
}
