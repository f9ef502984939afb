import type pg from 'pg'

/** Of a hundred officers so many work for units that hold data, in the centre, in law firms, with valuers, in the bureau. */
export const parts = { producer: 70, registrar: 15, 'law-firm': 8, valuer: 3, 'data-bureau': 4 } as const

/**
 * Adds officers to a filled city until there are about so many, spread evenly over the organisations that play their part; answers how
 * many accounts there are. They are called by their part and a number from 1 on, as in `producer17`, and all have the password that
 * everybody has.
 */
export async function fillOfficers(client: pg.Client, count: number): Promise<number> {
  for (const [part, share] of Object.entries(parts)) {
    await client.query(
      `
        with places as (
          select id, row_number() over (order by name) - 1 as place, count(*) over () as places
          from organisations
          where $1 = any(roles)
        ),
          made as (
          insert into officers (login, name, password_hash, state)
          select $1 || n, '经办' || n, (select password_hash from officers where login = 'centre1'), 'approved'
          from generate_series(1, $2::int) n
            on conflict do nothing
          returning id, login
        )
        insert into posts (officer_id, organisation_id, role, title)
        select m.id, p.id, $1, '经办'
        from made m
        join places p on p.place = substr(m.login, length($1) + 1)::int % p.places`,
      [part, Math.round((count * share) / 100)],
    )
  }
  await client.query('analyze officers, posts')
  const {
    rows: [found],
  } = await client.query<{ n: string }>('select count(*) as n from officers')
  return Number(found?.n)
}
