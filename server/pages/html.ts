import assert from 'node:assert/strict'

/** Text that is markup already: made by `html`, or by the house itself. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

/** What may stand in a template: markup as it is, everything else escaped; nothing for null, undefined and false. */
export type Piece = Markup | string | number | null | undefined | false | readonly Piece[]

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Makes a text safe between tags and inside quoted attributes; control characters and others that no page and no feed may hold are dropped. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(/[&<>"']/g, (character) => escapes[character]!)
}

/** Puts a page together; whatever is inserted is escaped, so an attribute must stand in quotes. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(
    strings.reduce((text, part, at) => {
      const before = strings[at - 1]!
      assert(!/\s[\w:-]+=\s*$/.test(before), 'an attribute without quotes')
      return text + markupOf(pieces[at - 1]) + part
    }),
  )
}

/** Takes text as markup without escaping: only for what the house printed from its own law. */
export function trusted(text: string): Markup {
  return new Markup(text)
}

/** Gives several pieces with markup between them. */
export function join(pieces: readonly Piece[], between: Markup): Markup {
  return new Markup(pieces.map(markupOf).join(between.text))
}

function markupOf(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return ''
  if (piece instanceof Markup) return piece.text
  return typeof piece === 'object' ? piece.map(markupOf).join('') : escapeText(String(piece))
}
