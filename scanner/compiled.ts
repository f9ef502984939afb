import { resolve } from 'node:path'

/** Where what was compiled for one scan is kept for the next and for its threads, so that the first answer does not wait for the program. */
export const COMPILED = resolve(import.meta.dirname, '../node_modules/.cache/compiled')
