/** Top bit of a cell's length: it was quoted, so that an empty one is there and empty. */
export const QUOTED: u32 = 0x80000000
/** Place of a cell that its row does not have at all. */
export const ABSENT: usize = 1
