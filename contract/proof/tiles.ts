/** How many entries or hashes a tile has (C2SP tlog-tiles). */
export const tileWidth = 256

/** The number of a tile as a path: three digits a step, all but the last with an x before. */
export function tilePath(tile: number): string {
  const digits = String(tile).padStart(Math.ceil(String(tile).length / 3) * 3, '0')
  return digits
    .match(/\d{3}/g)!
    .map((part, at, all) => (at < all.length - 1 ? `x${part}` : part))
    .join('/')
}

/** The paths of the tiles that hold the entries of a log of this size, with how many each holds. */
export function* entryTiles(size: number): Generator<{ readonly path: string; readonly count: number }> {
  for (let tile = 0; tile * tileWidth < size; tile++) {
    const count = Math.min(tileWidth, size - tile * tileWidth)
    yield { path: `entries/${tilePath(tile)}${count < tileWidth ? `.p/${count}` : ''}`, count }
  }
}
