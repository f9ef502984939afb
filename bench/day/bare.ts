import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { floors } from '../floors.ts'

const reads = [floors.mine, floors.others, floors.started, floors.closed, floors.assets]
/**
 * A post that may act, the state of a case, its entry, a line of the log with its digest, and one note, in one statement on tables without
 * rules, triggers or foreign keys.
 */
const act = `with held as (update bare_cases set version = version + 1, step = 'second-review' where id = $1 and exists (select from posts where role = 'registrar') returning id, version),
  entry as (insert into bare_entries (case_id, version, reason) select id, version, $2 from held),
  line as (insert into bare_lines (case_id, said, digest) select id, $2, sha256(convert_to(id || $2, 'UTF8')) from held)
  insert into bare_notes (case_id, said) select id, $2 from held`

/** What the tables of such acts are; their rows are the cases of the city. */
export const bareTables = `drop table if exists bare_cases, bare_entries, bare_lines, bare_notes;
  create table bare_cases as select id, step, version from cases; alter table bare_cases add primary key (id);
  create table bare_entries (id bigint generated always as identity primary key, case_id uuid, version int, reason text);
  create table bare_lines (id bigint generated always as identity primary key, case_id uuid, said text, digest bytea);
  create table bare_notes (id bigint generated always as identity primary key, case_id uuid, said text)`

async function bodyOf(request: IncomingMessage): Promise<{ id: string; reason: string }> {
  let text = ''
  for await (const piece of request.setEncoding('utf8')) text += String(piece)
  return JSON.parse(text) as { id: string; reason: string }
}

/**
 * Answers over HTTP by the shortest statements one would write by hand, prepared, as the owner of the tables: nobody is asked who they
 * are, nothing is judged, shaped, compressed or logged.
 */
export async function serveBare(url: string, connections: number): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  const server = createServer((request, response) => {
    const said = async (): Promise<string> => {
      if (request.method === 'POST') {
        const { id, reason } = await bodyOf(request)
        await pool.query({ name: 'act', text: act, values: [id, reason] })
        return '{}'
      }
      const [, n = '0', role = '', organisation = ''] = request.url!.slice(1).split('/')
      const text = reads[Number(n) % reads.length]!
      return JSON.stringify(
        (await pool.query({ name: `read ${Number(n) % reads.length}`, text, values: text.includes('$') ? [role, organisation] : [] })).rows,
      )
    }
    said().then(
      (text) => response.end(text),
      (problem: unknown) => response.writeHead(500).end(String(problem)),
    )
  })
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as { port: number }).port))
}

if (process.send) await serveBare(process.argv[2]!, Number(process.argv[3]))
