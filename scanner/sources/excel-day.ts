import { FORMAT } from '#scanner/sources/xlsx-styles.ts'

const DAY = 86_400
const MAX = 2_958_466
/** A time of more days than this is a day shown by its clock only. */
const LONGEST = 1000
const written = new Map<number, string>()

/** Writes the number Excel keeps for a day or time as text (`2024-01-31`, `2024-01-31 08:30:00`, `08:30:00`); null when it is none. */
export function writeSerial(serial: number, kind: number, is1904: boolean): string | null {
  if (!(serial >= 0 && serial < MAX)) return null
  if (kind === FORMAT.time && serial < LONGEST) return clock(Math.round(serial * DAY))
  let day = Math.floor(serial)
  let seconds = Math.round((serial - day) * DAY)
  if (seconds === DAY) {
    day++
    seconds = 0
  }
  const date = dayText(is1904 ? day + 1462 : day)
  return seconds === 0 ? date : `${date} ${clock(seconds)}`
}

/** Excel counts a 29 February 1900 that never was; days before it are one off. */
function dayText(day: number): string {
  let text = written.get(day)
  if (text === undefined) {
    text = new Date(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * DAY * 1000).toISOString().slice(0, 10)
    if (written.size < 100_000) written.set(day, text)
  }
  return text
}

function clock(seconds: number): string {
  const two = (value: number): string => (value < 10 ? `0${value}` : String(value))
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
