/** What turns the direction of the text around it, unseen: a name would read as another. */
export const turnsText = (code: number): boolean => (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)

/** Whether a text holds what cannot be kept or printed, other than the ends of its lines and tabs where it may have `lines`. */
export function hasControl(text: string, lines: boolean): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x7f || code === 0xfffe || code === 0xffff || (code < 0x20 && !(lines && (code === 9 || code === 10 || code === 13))))
      return true
  }
  return !text.isWellFormed()
}

/** What a schema says of a text that holds such signs; the answer to people is made of it. */
export const unseenSigns = 'unseen signs'

/** A text in one line with something else in the place of every sign that is not seen, or would end, hide or turn the line. */
export const replaceUnseen = (text: string, by: string): string =>
  text.toWellFormed().replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, by)

/** Whether a text of some lines holds signs that nobody sees and that move, hide or turn what stands beside them. */
export const hasUnseen = (text: string): boolean => hasControl(text, true) || [...text].some((sign) => turnsText(sign.charCodeAt(0)))
