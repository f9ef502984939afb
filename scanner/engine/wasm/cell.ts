import { BLOCK } from './block'

/** Top bit of a cell's length: it was quoted, so that an empty one is there and empty. */
export const QUOTED: u32 = 0x80000000
/** Bytes from a cell of a batch that was split to the one beside it: a column's cells stand together, those of a block's rows and a little, so that the columns do not all meet in the same places of the nearest cache. */
export const CELLS_STEP: usize = (<usize>BLOCK + 8) * 8
/** Place of a cell that its row does not have at all. */
export const ABSENT: usize = 1
