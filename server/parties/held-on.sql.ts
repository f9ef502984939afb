import { sql } from 'kysely'

/** Whether post `p` is held on a day: not ended, and if it was handed over, not after its last day. */
export const heldOn = (today: string) => sql<boolean>`(p.ended_at is null and (p.until_on is null or p.until_on >= ${today}::date))`
