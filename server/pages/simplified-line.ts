import { html, type Markup } from './html.ts'
import type { View } from './view.ts'

/** Says that what was typed in traditional characters was looked for in simplified ones, since nothing is written as typed. */
export function simplifiedLine({ t }: View, typed: string, asked: string): Markup | '' {
  return typed === asked
    ? ''
    : html`<p role="status">${t(`没有写作“${typed}”的，以下按简体“${asked}”查询。`, `Nothing is written “${typed}”; this is what was found for “${asked}”, in simplified characters.`)}</p>`
}
