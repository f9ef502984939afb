import type { Page } from '#contract/route.ts'
import { html, type Markup } from './html.ts'
import type { View } from './view.ts'

/** How many there are, the way to the next page, and back to the first; pages before are the browser's own way back. */
export function pager(
  { t }: View,
  list: Pick<Page<unknown>, 'next' | 'total' | 'isCapped'>,
  cursor: string | undefined,
  pathOf: (next: string | null) => string,
): Markup {
  const total = list.total.toLocaleString('en-US')
  return html`<nav class="pager" aria-label="${t('翻页', 'Pages')}"><span class="quiet">${list.isCapped ? t(`超过 ${total} 条`, `More than ${total}`) : t(`共 ${total} 条`, `${total} in all`)}</span>
<span>${cursor && html`<a class="button button-quiet" href="${pathOf(null)}">${t('第一页', 'First page')}</a> `}${list.next && html`<a class="button button-quiet" rel="next" href="${pathOf(list.next)}">${t('下一页', 'Next page')}</a>`}</span></nav>`
}
