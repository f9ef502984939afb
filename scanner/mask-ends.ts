/** So many stars, one at least and twelve at most, so that they do not tell a length for sure. */
export function stars(count: number): string {
  return '*'.repeat(Math.max(1, Math.min(count, 12)))
}

/** Keeps so many characters at each end and stars the rest; of short texts at most the first and, from six on, a third of the characters. */
export function keepEnds(text: string, front: number, back: number): string {
  if (text.length <= front + back + 1)
    return front === 0 || text.length < 2 ? stars(text.length) : text.slice(0, 1) + stars(text.length - 1)
  return text.slice(0, front) + stars(text.length - front - back) + (back > 0 ? text.slice(-back) : '')
}
