import { replaceUnseen } from '#contract/unseen-signs.ts'

/**
 * A text out of a file of somebody else as a terminal may show it: in one line, with what would move, cover, hide or turn what stands
 * beside it shown as unknown.
 */
export const shown = (text: string): string => replaceUnseen(text, '\ufffd')
