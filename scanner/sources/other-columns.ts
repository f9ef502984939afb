import { mostly } from '#scanner/recognise/values.ts'

/** Signs that some offices divide columns by, other than those that are read. */
const OTHER_DELIMITERS = ['，', '；', '、', '^', '~', '#', '@', '$', '¦', '｜']

/** The sign that divides all lines into the same number of columns, more than two, where it is none that is read. Pure. */
export const otherDelimiter = (lines: readonly string[]): string | undefined =>
  lines.length > 2
    ? OTHER_DELIMITERS.find((sign) =>
        lines.every((line) => line.split(sign).length > 2 && line.split(sign).length === lines[0]!.split(sign).length),
      )
    : undefined

/** Whether nearly all lines are laid out by two blanks or more between columns. Pure. */
export const isLaidOut = (lines: readonly string[]): boolean =>
  lines.length > 2 && mostly(lines, 0.9, (line) => /\S {2,}\S+(?: {2,}\S|$)/.test(line))

/** Whether lines hold columns, divided in a way that is not read. Pure. */
export const isOtherwiseDivided = (lines: readonly string[]): boolean => otherDelimiter(lines) !== undefined || isLaidOut(lines)
