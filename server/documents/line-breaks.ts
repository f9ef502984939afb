/** What matters of a character where a line may end and for the space beside it. */
export type Kind = {
  /** A line may not begin with it, or not end with it. */
  readonly closes: boolean
  readonly opens: boolean
  /** It takes a square as Chinese characters do: a line may end beside it. */
  readonly isWide: boolean
  readonly isBlank: boolean
  readonly isDash: boolean
  /** After it a word may go on in the next line, as long as no number follows. */
  readonly parts: boolean
  readonly isDigit: boolean
  /** Whether it counts to a run without blanks: letters, digits and marks of ASCII. */
  readonly runs: boolean
  readonly script: 'chinese' | 'western' | null
  /** Which half of its square a mark fills; the other half is left out at an end of a line and beside another mark. */
  readonly fills: 'left' | 'right' | null
}

/** Looks a character up. Source: the line breaking classes of UAX #14 that Chinese and Latin text meets, and the marks of GB/T 15834. */
export function kindOf(char: string): Kind {
  return {
    closes: /^[，。、；：！？）》」』】〕〗〉］｝”’％‰℃°·・…～ー々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.;:!?)\]}%\p{M}]$/u.test(
      char,
    ),
    opens: /^[（《「『【〔〖〈［｛“‘([{￥$№]$/u.test(char),
    isWide: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef…—]$/u.test(char),
    isBlank: char === ' ',
    isDash: char === '—',
    parts: /^[-/|–?!}]$/.test(char),
    isDigit: /^\d$/.test(char),
    runs: /^[!-~]$/.test(char),
    script: scriptOf(char),
    fills: fillsOf(char),
  }
}

function scriptOf(char: string): Kind['script'] {
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]$/u.test(char)) return 'chinese'
  return /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}#$%&\d]$/u.test(char) ? 'western' : null
}

function fillsOf(char: string): Kind['fills'] {
  if (/^[，。．、：；！？》）』」】〗〕〉］｝”’]$/.test(char)) return 'left'
  return /^[《（『「【〖〔〈［｛“‘]$/.test(char) ? 'right' : null
}

/**
 * Whether a line may end between two characters: never before closing marks or after opening ones, anywhere else beside a Chinese
 * character, in Latin text after blanks and hyphens.
 */
export function mayPart(before: Kind, after: Kind): boolean {
  if (after.isBlank || before.isBlank) return !after.isBlank
  if (after.closes || before.opens || (before.isDash && after.isDash)) return false
  return before.isWide || after.isWide || (before.parts && !after.isDigit)
}

/** Whether a quarter of an em is left free between two characters: where Chinese meets Latin letters or digits. */
export const areOfTwoScripts = (before: Kind, after: Kind): boolean =>
  before.script !== null && after.script !== null && before.script !== after.script

/** Which part of its own width a mark gives up beside another mark: one of the two empty halves between them. */
export function sharedHalf(before: Kind, after: Kind): 'before' | 'after' | null {
  if (before.fills === 'left' && after.fills !== null) return 'before'
  return before.fills === 'right' && after.fills === 'right' ? 'after' : null
}
