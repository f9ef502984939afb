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

/** Whether a text of some lines holds signs that nobody sees and that move, hide or turn what stands beside them. */
export const hasUnseen = (text: string): boolean => hasControl(text, true) || [...text].some((sign) => turnsText(sign.charCodeAt(0)))
