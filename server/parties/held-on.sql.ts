import { sql } from 'kysely'

/** Whether organisation `g` still has officers on a day: one that ended has them until its last day (choice:organisation-end). */
export const hasOfficersOn = (today: string) =>
  sql<boolean>`(g.is_active and (g.winds_up_until is null or g.winds_up_until >= ${today}::date))`

/** Whether post `p` is held on a day: not ended, and if it was handed over, not after its last day. */
export const heldOn = (today: string) => sql<boolean>`(p.ended_at is null and (p.until_on is null or p.until_on >= ${today}::date))`
