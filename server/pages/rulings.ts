import type { Page as ListPage } from '#contract/route.ts'
import type { Ruling } from '#contract/supervision-rulings.ts'
import { rulingKinds } from '#law/rulings.ts'
import { basisLinks } from './basis.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import { pager } from './pager.ts'
import { link, type View } from './view.ts'

/** What both bureaux decided about the guideline and published: question and answer, since when it applies. */
export function rulingsPage(view: View, list: ListPage<Ruling>, cursor: string | undefined): Page {
  const { t, w } = view
  return {
    title: t('规程解释与修订', 'Interpretations'),
    here: 'guide',
    body: html`<p><a href="/guide">${t('办事指南', 'Service guide')}</a></p>
<h1>${t('规程解释与修订', 'Interpretations and revisions')}</h1>
<p class="lead">${t('由市数据局和市财政局共同决定；登录后可以在工作台提出问题。', 'Decided by the Data Bureau and the Finance Bureau together; whoever has signed in may ask at the workbench.')}</p>
<p class="quiet">${t('依据：', 'Basis: ')}${basisLinks(view, ['§8.4', 'choice:interpretation-jointly'])}</p>
${
  list.items.length === 0
    ? html`<p class="nothing">${t('还没有公布的解释。', 'Nothing was published yet.')}</p>`
    : list.items.map(
        (ruling) => html`<article id="${ruling.number}"><h2>${ruling.title}</h2>
<p class="quiet"><span class="mono">${ruling.number}</span> · ${w(rulingKinds[ruling.kind])} · ${ruling.clause} · ${t('适用日期', 'applies from')} <span class="keep">${ruling.effectiveOn}</span></p>
<h3>${t('问题', 'Question')}</h3><p>${ruling.question}</p><h3>${t('答复', 'Answer')}</h3><p>${ruling.answer}</p></article>`,
      )
}
${pager(view, list, cursor, (next) => link('/interpretations', { cursor: next }))}`,
  }
}
