import type { PublicEntry, PublicList } from '#contract/sector-lists.ts'
import type { Page as ListPage } from '#contract/route.ts'
import { civilDate } from '#contract/working-days.ts'
import { industries } from '#law/industries.ts'
import { basisLinks } from './basis.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import { pager } from './pager.ts'
import { table } from './table.ts'
import { link, type View } from './view.ts'

const dayOf = (instant: string) => civilDate(new Date(instant))

/** Published sector lists, each leading to its page. */
export function listsPage(view: View, list: ListPage<PublicList>, cursor: string | undefined): Page {
  const { t } = view
  const columns = [
    { title: t('清单', 'List'), kind: 'row-title' as const },
    { title: t('行业主管部门', 'Sector authority') },
    { title: t('版本', 'Edition'), kind: 'number' as const },
    { title: t('资产', 'Assets'), kind: 'number' as const },
    { title: t('发布日期', 'Published') },
  ]
  return {
    title: t('行业目录清单', 'Sector lists'),
    here: 'lists',
    body: html`<h1>${t('行业目录清单', 'Sector lists')}</h1>
<p class="lead">${t('各行业主管部门汇编的公共数据资产目录清单，按版本发布。', 'The public data assets of each sector, compiled by its authority and published in editions.')} ${basisLinks(view, ['§3.1', 'choice:public-list'])}</p>
${
  list.items.length === 0
    ? html`<p class="nothing">${t('还没有发布的行业清单。', 'No list has been published yet.')}</p>`
    : table(
        t('行业目录清单', 'Sector lists'),
        columns,
        list.items.map((l) => ({
          cells: [
            html`<a href="/lists/${l.id}">${l.title}</a>`,
            l.authorityName,
            String(l.edition),
            l.entries.toLocaleString('en-US'),
            html`<span class="keep">${dayOf(l.publishedAt)}</span>`,
          ],
        })),
      )
}
${pager(view, list, cursor, (next) => link('/lists', { cursor: next }))}`,
  }
}

/** What of one published list is public: names, holders and summaries; the rest is only counted. */
export function listPage(
  view: View,
  about: PublicList,
  list: ListPage<PublicEntry>,
  wish: { readonly q: string; readonly cursor: string | undefined },
): Page {
  const { t, w } = view
  const hidden = about.entries - about.shown
  const columns = [
    { title: t('名称', 'Name'), kind: 'row-title' as const },
    { title: t('持有单位', 'Holder') },
    { title: t('行业', 'Industry') },
    { title: t('概述', 'Summary') },
  ]
  return {
    title: about.title,
    here: 'lists',
    body: html`<p><a href="/lists">${t('行业目录清单', 'Sector lists')}</a></p><h1>${about.title}</h1>
<p class="lead">${about.authorityName} · ${t(`第 ${about.edition} 版，${dayOf(about.publishedAt)} 发布，共 ${about.entries} 项`, `Edition ${about.edition}, published ${dayOf(about.publishedAt)}, ${about.entries} asset${about.entries === 1 ? '' : 's'}`)}${hidden > 0 && t(`，其中 ${hidden} 项按分类分级不公开名称`, `, ${hidden} of them not named because of their grade`)}</p>
<form class="line" method="get" action="/lists/${about.id}"><div><label for="list-q">${t('名称或持有单位', 'Name or holder')}</label><input id="list-q" name="q" type="search" maxlength="100" value="${wish.q}"></div><button type="submit">${t('查询', 'Search')}</button></form>
${
  list.items.length === 0
    ? html`<p class="nothing">${wish.q ? t('没有符合的资产，换一个词试试。', 'Nothing fits; try another word.') : t('这份清单没有可以公开名称的资产。', 'No asset of this list may be named.')}</p>`
    : table(
        about.title,
        columns,
        list.items.map((e) => ({
          cells: [e.name, e.holderName, e.industry in industries ? w(industries[e.industry as keyof typeof industries]) : '', e.summary],
        })),
      )
}
${pager(view, list, wish.cursor, (next) => link(`/lists/${about.id}`, { q: wish.q, cursor: next }))}
<p class="quiet">${t('公开范围的依据：', 'What is public rests on: ')}${basisLinks(view, ['choice:public-list'])}</p>`,
  }
}
