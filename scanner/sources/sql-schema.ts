import { NAME, nameIn, namesIn, splitList } from '#scanner/sources/sql-statement.ts'

/** A table as a dump declares it. */
export type TableDeclared = {
  columns: { name: string; declaredType: string; comment: string }[]
  keys: { columns: string[] }[]
  references: { columns: string[]; table: string; keys: string[] }[]
}

const QUALIFIED = `(?:${NAME}\\s*\\.\\s*)?(?:${NAME}\\s*\\.\\s*)?${NAME}`
const CREATE = new RegExp(
  `^CREATE\\s+(?:(?:GLOBAL|LOCAL|TEMPORARY|TEMP|UNLOGGED|FOREIGN|EXTERNAL)\\s+)*TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?${QUALIFIED}\\s*\\(`,
  'i',
)
const ALTER = new RegExp(`^ALTER\\s+TABLE\\s+(?:ONLY\\s+|IF\\s+EXISTS\\s+)*${QUALIFIED}\\s`, 'i')
/** How PostgreSQL's own dumps say what is a partition of what, and what inherits its first columns. */
const ATTACH = new RegExp(`^ATTACH\\s+PARTITION\\s+${QUALIFIED}\\s`, 'i')
const INHERITS = /^\)\s*INHERITS\s*\(([^()]*)\)/i
const COMMENT = new RegExp(`^COMMENT\\s+ON\\s+COLUMN\\s+${QUALIFIED}\\s+IS\\s+(?:E|N)?'((?:[^']|'')*)'`, 'i')
const UNIQUE_INDEX = new RegExp(
  `^CREATE\\s+UNIQUE\\s+INDEX\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?${NAME}\\s+ON\\s+(?:ONLY\\s+)?${QUALIFIED}\\s*(?:USING\\s+\\w+\\s*)?\\(([^()]*)\\)\\s*;?\\s*$`,
  'i',
)
const KEY =
  /^(?:CONSTRAINT\s+\S+\s+)?(?:PRIMARY\s+KEY|UNIQUE)(?:\s+(?:KEY|INDEX))?\s*(?:[`"\w$\u0080-\uffff]+\s*)?(?:USING\s+\w+\s*)?\(((?:[^()]|\(\d+\))*)\)/i
const FOREIGN = new RegExp(
  `^(?:CONSTRAINT\\s+\\S+\\s+)?FOREIGN\\s+KEY\\s*(?:[\`"\\w$]+\\s*)?\\(([^()]*)\\)\\s*REFERENCES\\s+${QUALIFIED}\\s*(?:\\(([^()]*)\\))?`,
  'i',
)
const NO_COLUMN =
  /^(?:PRIMARY\s+KEY|UNIQUE\b|KEY\b|INDEX\b|CONSTRAINT\b|FOREIGN\s+KEY|CHECK\s*\(|FULLTEXT\b|SPATIAL\b|EXCLUDE\b|LIKE\b|PERIOD\b)/i
const TYPE =
  /^((?:[a-z_][\w.]*|"[^"]+")(?:\s+(?:varying|precision|unsigned|zerofill|without time zone|with time zone))*(?:\s*\([^()]*\))?(?:\s+(?:unsigned|zerofill|without time zone|with time zone))*(?:\[\])*)/i

/** What the statements of a dump declare of its tables, by the plain name of each. */
export class Schema {
  readonly tables = new Map<string, TableDeclared>()
  /** Of a partition the table it is part of. */
  readonly #wholes = new Map<string, string>()

  /** The table whose rows those of this one are: itself, or what it is a partition of. */
  wholeOf(name: string): string {
    const whole = this.#wholes.get(name)
    return whole === undefined || whole === name ? name : this.wholeOf(whole)
  }

  /** Takes a statement that is no row of data; most say nothing of a table and are passed over. */
  take(statement: string): void {
    const create = CREATE.exec(statement)
    if (create) return this.#create(lastName(create, 1), statement.slice(create[0].length))
    const alter = ALTER.exec(statement)
    if (alter) return this.#alter(lastName(alter, 1), statement.slice(alter[0].length))
    const comment = COMMENT.exec(statement)
    if (comment) return this.#comment(comment)
    const unique = UNIQUE_INDEX.exec(statement)
    if (unique) this.#of(lastName(unique, 5)).keys.push({ columns: namesIn(unique[17]!) })
  }

  #of(name: string): TableDeclared {
    const known = this.tables.get(name) ?? { columns: [], keys: [], references: [] }
    this.tables.set(name, known)
    return known
  }

  #create(name: string, body: string): void {
    this.tables.delete(name)
    const table = this.#of(name)
    const end = closing(body)
    const parents = INHERITS.exec(body.slice(end))?.[1]
    for (const parent of parents ? splitList(parents) : []) {
      const named = new RegExp(`^${QUALIFIED}`).exec(parent)
      const known = named && this.tables.get(lastName(named, 1))
      if (known) table.columns.push(...known.columns.map((column) => ({ ...column })))
    }
    for (const part of splitList(body.slice(0, end))) {
      if (NO_COLUMN.test(part)) this.#constraint(table, part)
      else this.#column(table, part)
    }
  }

  #column(table: TableDeclared, part: string): void {
    const match = new RegExp(`^${NAME}\\s+`).exec(part)
    if (!match) return
    const name = nameIn(match, 1)
    const rest = part.slice(match[0].length)
    const declaredType = (/^(?:enum|set)\s*\((?:'(?:[^']|'')*'\s*,?\s*)*\)/i.exec(rest)?.[0] ?? TYPE.exec(rest)?.[0] ?? '')
      .trim()
      .slice(0, 200)
    const after = rest.slice(declaredType.length)
    const comment = /\bCOMMENT\s+(?:N)?'((?:[^'\\]|''|\\.)*)'/i.exec(after)?.[1]
    table.columns.push({ name, declaredType, comment: unquote(comment ?? '') })
    if (/\bPRIMARY\s+KEY\b|\bUNIQUE\b/i.test(after.replace(/'(?:[^'\\]|''|\\.)*'/g, ''))) table.keys.push({ columns: [name] })
    const target = new RegExp(`\\bREFERENCES\\s+${QUALIFIED}\\s*(?:\\(([^()]*)\\))?`, 'i').exec(after)
    if (target) table.references.push({ columns: [name], table: lastName(target, 1), keys: namesIn(target[13] ?? '') })
  }

  #constraint(table: TableDeclared, part: string): void {
    const key = KEY.exec(part)
    if (key && !/\(\d+\)/.test(key[1]!)) table.keys.push({ columns: namesIn(key[1]!) })
    const foreign = FOREIGN.exec(part)
    if (foreign) table.references.push({ columns: namesIn(foreign[1]!), table: lastName(foreign, 2), keys: namesIn(foreign[14] ?? '') })
  }

  #alter(name: string, body: string): void {
    for (const part of splitList(body.replace(/;\s*$/, ''))) {
      const partition = ATTACH.exec(part)
      if (partition) this.#wholes.set(lastName(partition, 1), name)
      const added = /^ADD\s+(.*)$/is.exec(part)?.[1]
      if (added && NO_COLUMN.test(added)) this.#constraint(this.#of(name), added)
    }
  }

  #comment(match: RegExpExecArray): void {
    // Schema, table, column, or table and column: the last name is the column's, the one before it the table's.
    const table = this.tables.get(nameIn(match, 5) || nameIn(match, 1))
    const column = table?.columns.find((each) => each.name === nameIn(match, 9))
    if (column) column.comment = unquote(match[13] ?? '')
  }
}

const unquote = (text: string): string => text.replaceAll("''", "'").replaceAll(/\\(.)/g, '$1').trim()

/** The table's own name in a match of three names, of which the first ones may be missing. */
export function lastName(match: RegExpExecArray, group: number): string {
  return nameIn(match, group + 8)
}

/** Where the bracket that was opened before this text closes. */
function closing(text: string): number {
  let depth = 1
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === "'" || sign === '`' || sign === '"') {
      const close = text.indexOf(sign, at + 1)
      if (close < 0) return text.length
      at = close
    } else if (sign === '(') depth++
    else if (sign === ')' && --depth === 0) return at
  }
  return text.length
}

export const TABLE_NAME = QUALIFIED
