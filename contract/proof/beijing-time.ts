/** An instant of a signature as people in China read it; what is no instant stays as it is written. */
export function inBeijing(instant: string): string {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? instant : `北京时间 ${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')}`
}
