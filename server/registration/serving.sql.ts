import { type RawBuilder, sql } from 'kysely'

/** Something in a statement that a paper is measured by: a version, a day, a moment. */
type Measure = RawBuilder<unknown>

/**
 * The opinions on the asset `a` filed until a moment, each with whether it is the last its firm gave on the version
 * (choice:several-opinions); those taken over are of firms known by name, and each is.
 */
export const opinionsUntil = (until: Measure) =>
  sql`
    (
      select o.*,
        row_number() over (
          partition by o.asset_version, coalesce(o.firm_id, o.id)
          order by o.filed_at desc, o.conclusion = 'unqualified' desc, o.valid_until desc
        ) = 1 as is_last
      from opinions o
      where o.asset_id = a.id and o.filed_at <= ${until}
    )
  `

/** Which of those serves a version on a day best: what the check judges is what the certificate names. */
export const bestOpinion = (version: Measure, day: Measure) =>
  sql`
    p.asset_version = ${version} desc, p.is_last desc, p.conclusion = 'unqualified' desc, p.valid_until >= ${day} desc,
      p.asset_version desc, p.filed_at desc
  `

/** Which valuation `p` serves a version on a day best. */
export const bestValuation = (version: Measure, day: Measure) =>
  sql`p.asset_version = ${version} desc, p.valid_until >= ${day} desc, p.asset_version desc, p.filed_at desc`

/** No moment in particular. */
export const ever = sql`'infinity'::timestamptz`
