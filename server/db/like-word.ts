/** A word somebody typed as the pattern that finds it anywhere in a text of small letters; what `like` would read as a sign stands for itself. */
export const likeWord = (typed: string): string =>
  `%${typed
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
