const BEIJING_MS = 8 * 3_600_000
const MOMENT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?$/

/** Whether a dump says that its TIMESTAMP columns are by UTC, as dumps of MySQL and MariaDB are unless asked otherwise. */
export const saysUtc = (head: string): boolean => /SET\s+TIME_ZONE\s*=\s*'\+00:00'/i.test(head)

/** A moment by UTC as the clock of Beijing shows it; what is no moment, such as 0000-00-00, stays. */
export function inBeijing(cell: string): string {
  const moment = MOMENT.exec(cell)
  const at = moment ? Date.parse(`${moment[1]}T${moment[2]}Z`) : Number.NaN
  return Number.isNaN(at) ? cell : new Date(at + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ') + (moment![3] ?? '')
}

/** The number that bits stand for which a dump wrote as bytes or in hexadecimal. */
export function bitsOf(cell: string): string {
  if (/^(?:[0-9A-F]{2}){1,8}$/.test(cell)) return BigInt(`0x${cell}`).toString()
  if (/^\d+$/.test(cell) && cell.length > 1) return cell
  return [...cell].reduce((sum, sign) => sum * 256n + BigInt(sign.charCodeAt(0) & 0xff), 0n).toString()
}
