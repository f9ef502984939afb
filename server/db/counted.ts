import { sql } from 'kysely'
import { mostCounted } from '#contract/route.ts'

/** The bound of a counting select: one more than is told, so that “more than” can be known. */
export const countLimit = sql.lit(mostCounted + 1)
