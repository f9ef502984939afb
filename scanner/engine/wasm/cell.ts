/** Top bit of a cell's length: it was quoted, so that an empty one is there and empty. */
export const QUOTED: u32 = 0x80000000
