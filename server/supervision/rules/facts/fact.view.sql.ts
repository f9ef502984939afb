import type { RecordedFact } from '#law/readings.ts'

/**
 * How the records of one kind are read, as parts of a query: the tables and conditions, the key, the day it is shown by, what it is called,
 * where it is seen, and the number (or day, as text) that meets the value. The query may read `asked` (first, last, at, present, proposed)
 * and `workdays` (day, n: how many working days there were until then).
 */
export type Fact = {
  readonly from: string
  readonly key: string
  readonly at: string
  readonly name: string
  readonly href: string
  readonly n: string
  /** Which of several places or kinds it belongs to; none where it is not said. */
  readonly part?: string
  /** The year a day of the year belongs to, or the day from which no reminder is sent any more. */
  readonly base?: string
  /** What comes out by a value, where the line of the fact does not say it. */
  readonly comes?: (value: string) => string
}

/** The facts, each for a parameter: by which of them a query may differ. */
export type Facts<F extends RecordedFact = RecordedFact> = { readonly [K in F]: (choice: string) => Fact }

/** The first and the last day of the year looked back over. */
export const first = '(select first from asked)'
export const last = '(select last from asked)'
/** Whether a day lies in the year looked back over. */
export const inYear = (day: string): string => `${day} between ${first} and ${last}`
/** The day in the city at an instant. */
export const dayOf = (instant: string): string => `(${instant} at time zone 'Asia/Shanghai')::date`
/** Months from one day to another, with a fraction, whole where the day of the month is the same. */
export function monthsBetween(from: string, until: string): string {
  const part = (unit: string) => `extract(${unit} from age((${until})::timestamp, (${from})::timestamp))`
  return `round(${part('year')} * 12 + ${part('month')} + ${part('day')} / 32, 4)`
}
/** Years from one day to another, with a fraction. */
export const yearsBetween = (from: string, until: string): string => `round(${monthsBetween(from, until)} / 12, 6)`
/** The title of an asset by its id, asked for only where it is shown. */
export const assetName = (id: string): string => `(select a.name from assets a where a.id = ${id})`
/** The name of an organisation by its id. */
export const organisationName = (id: string): string => `(select o.name from organisations o where o.id = ${id})`
/** Rows of texts as a table of a query; they come from the law, never from who asks. */
export const table = (rows: readonly (readonly (string | number)[])[]): string =>
  `(values ${rows.map((row) => `(${row.map((each) => (typeof each === 'number' ? each : `'${each.replaceAll("'", "''")}'`)).join(', ')})`).join(', ')})`

/** The query of the records of a fact: key, day, part, name, address, number and base. */
export const recordsOf = ({ from, key, at, name, href, n, part = `''`, base = `''` }: Fact): string =>
  `
    select (${key})::text as key, (${at})::date as at, (${part})::text as part, (${name})::text as name, (${href})::text as href,
      ${n} as n, (${base})::text as base
    from ${from}`
