import { assetName, dayOf, type Facts, inYear } from './fact.view.sql.ts'

const again = `findings f join findings p on p.id = f.previous_id`
const found = { key: 'f.id', at: dayOf('f.found_at'), name: 'f.dataset', href: `'/desk/inventory/findings/' || f.id` } as const
const inTheYear = inYear(dayOf('f.found_at'))
const score = (finding: string) => `(${finding}.finding #>> '{quality,score}')::numeric`
/** Drifts on record of one measure, by how the change is worded. */
const drifts = (measure: string) => ({
  ...found,
  from: `
    findings f
    cross join lateral jsonb_array_elements(f.changes) d
    where ${inTheYear} and d ->> 'what' = 'distribution-changed' and d #>> '{words,zh}' like '%${measure}%'
  `,
  key: `f.id || ':' || (d ->> 'column')`,
  name: `f.dataset || ' · ' || (d ->> 'column')`,
  n: `round((d ->> 'measure')::numeric, 6)`,
})
const grading = {
  key: 'k.id',
  at: dayOf('k.decided_at'),
  name: assetName('k.asset_id'),
  href: `'/desk/assets/' || k.asset_id || '?tab=grading'`,
} as const
const asset = { key: 'a.id', name: 'a.name', href: `'/desk/assets/' || a.id` } as const
const listed = `sector_entries e join sector_lists l on l.id = e.list_id`
const ofList = { key: `e.list_id || ':' || e.asset_id`, name: 'e.name', href: `'/desk/lists/' || e.list_id` } as const

/** What is recorded of scans, cards, gradings and sector lists. */
export const inventoryFacts: Facts<
  | 'volumes'
  | 'nulls'
  | 'number-drifts'
  | 'category-drifts'
  | 'quality-changes'
  | 'persons'
  | 'quality-scores'
  | 'decided-grades'
  | 'grading-reasons'
  | 'grades-shown'
  | 'grades-published'
  | 'asset-names'
  | 'card-tables'
  | 'list-scores'
  | 'invitations'
  | 'regrading-tasks'
> = {
  volumes: () => ({ ...found, from: `${again} where ${inTheYear}`, n: `round(abs(f.rows - p.rows) * 100.0 / greatest(p.rows, 1), 6)` }),
  nulls: () => ({
    ...found,
    from: `
      ${again}
      cross join lateral (
        select max(abs((c ->> 'nullRatio')::numeric - (b ->> 'nullRatio')::numeric)) as most
        from jsonb_array_elements(f.finding -> 'columns') c
        join jsonb_array_elements(p.finding -> 'columns') b on b ->> 'name' = c ->> 'name'
      ) d
      where ${inTheYear} and d.most is not null
    `,
    n: 'round(d.most * 100, 4)',
  }),
  'number-drifts': () => drifts('PSI'),
  'category-drifts': () => drifts('JS '),
  'quality-changes': () => ({
    ...found,
    from: `${again} where ${inTheYear} and f.finding #>> '{quality,version}' = p.finding #>> '{quality,version}'`,
    n: `round(abs(${score('f')} - ${score('p')}) * 100, 6)`,
  }),
  persons: () => ({
    ...found,
    from: `
      findings f
      cross join lateral (
        select max((c ->> 'distinct')::numeric) as most
        from jsonb_array_elements(f.finding -> 'columns') c
        where (c ->> 'personal')::boolean
      ) d
      where ${inTheYear} and d.most is not null
    `,
    n: 'd.most',
  }),
  'quality-scores': () => ({
    ...found,
    from: `findings f where ${inTheYear} and ${score('f')} is not null`,
    n: score('f'),
    comes: (value) => `round(n, ${value}::int)`,
  }),
  'decided-grades': () => ({ ...grading, from: `classifications k where ${inYear(dayOf('k.decided_at'))}`, n: 'k.grade' }),
  'grading-reasons': () => ({
    ...grading,
    from: `classifications k where ${inYear(dayOf('k.decided_at'))} and k.grade < (k.proposal ->> 'grade')::int`,
    n: 'length(btrim(k.reason))',
  }),
  'grades-shown': () => ({
    ...asset,
    from: `assets a where ${inYear(dayOf('a.catalogued_at'))} and a.importance = 'general'`,
    at: dayOf('a.catalogued_at'),
    n: 'a.grade',
  }),
  'grades-published': () => ({
    ...ofList,
    from: `${listed} where ${inYear(dayOf('l.published_at'))} and e.removed_at is null and e.importance = 'general'`,
    at: dayOf('l.published_at'),
    n: 'e.grade',
  }),
  'asset-names': () => ({
    ...asset,
    from: `assets a where ${inYear(dayOf('a.created_at'))}`,
    at: dayOf('a.created_at'),
    n: 'length(a.name)',
  }),
  'card-tables': () => ({
    from: `card_imports i where ${inYear(dayOf('i.added_at'))}`,
    key: 'i.id',
    at: dayOf('i.added_at'),
    name: 'i.name',
    href: `'/desk/inventory/imports/' || i.id`,
    n: 'i.lines',
  }),
  'list-scores': () => ({
    ...ofList,
    from: `${listed} where ${inYear(dayOf('e.added_at'))} and e.removed_at is null`,
    at: dayOf('e.added_at'),
    n: 'e.score',
    comes: (value) => `round(n * ${value} / (select present from asked))`,
  }),
  invitations: () => ({
    from: `list_invitations i where ${inYear(dayOf('i.made_at'))}`,
    key: 'i.id',
    at: dayOf('i.made_at'),
    name: 'i.invitee',
    href: `'/desk/lists/' || i.list_id`,
    n: `i.until_on - ${dayOf('i.made_at')}`,
  }),
  'regrading-tasks': () => ({
    from: `
      regradings g
      left join workdays came on came.day = ${dayOf('g.opened_at')}
      left join workdays gone on gone.day = coalesce(${dayOf('g.closed_at')}, (select last from asked))
      where ${inYear(dayOf('g.opened_at'))}
    `,
    key: 'g.id',
    at: dayOf('g.opened_at'),
    name: assetName('g.asset_id'),
    href: `'/desk/assets/' || g.asset_id || '?tab=grading'`,
    n: 'coalesce(gone.n, 0) - coalesce(came.n, 0)',
  }),
}
