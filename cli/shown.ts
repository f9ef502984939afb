/**
 * A text out of a file of somebody else as a terminal may show it: in one line, with what would move, cover, hide or turn what stands
 * beside it shown as unknown.
 */
export const shown = (text: string): string =>
  text.toWellFormed().replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
