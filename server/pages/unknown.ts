import type { Words } from '#law/words.ts'
import { html, type Markup } from './html.ts'
import type { View } from './view.ts'

/** What was asked for and is not known, with what was typed. */
export type Unknown = readonly { readonly name: string; readonly typed: string }[]
const wishWords: { readonly [name: string]: Words } = {
  state: { zh: '状态', en: 'state' },
  status: { zh: '状态', en: 'state' },
  mark: { zh: '登记标注', en: 'mark' },
  from: { zh: '发证日期自', en: 'issued from' },
  until: { zh: '发证日期至', en: 'issued until' },
}

/** Says what of a wish is not known and was left out of the list; nothing when all of it counts. */
export function unknownLine({ t, w }: View, unknown: Unknown): Markup {
  if (unknown.length === 0) return html``
  const told = unknown.map(({ name, typed }) => ({ said: w(wishWords[name] ?? { zh: name, en: name }), typed }))
  return html`<p class="lead" role="status">${t('没有这样的条件，未用于查询：', 'Not known, and not used to narrow the list: ')}${told.map(({ said, typed }) => t(`${said}“${typed}”`, `${said} “${typed}”`)).join(t('、', ', '))}</p>`
}
