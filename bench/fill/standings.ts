import type pg from 'pg'

/** Sums up how things stand after a filling during which triggers rested. */
export async function fillStandings(client: pg.Client): Promise<void> {
  await client.query('truncate standings, standing_moves; insert into standings select * from standings_of_rows')
}
