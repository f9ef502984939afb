import type { Page as ListPage } from '#contract/route.ts'
import type { DrawLine, Programme } from '#contract/supervision-inspections.ts'
import { inspectionFocus } from '#law/inspections.ts'
import { parties } from '#law/parties.ts'
import { basisLinks } from './basis.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import { pager } from './pager.ts'
import { pairs, table } from './table.ts'
import { link, type View } from './view.ts'

/** The programmes of inspection that were drawn or will be, each leading to its draw. */
export function drawsPage(view: View, list: ListPage<Programme>, cursor: string | undefined): Page {
  const { t, w } = view
  const columns = [
    { title: t('检查计划', 'Programme'), kind: 'row-title' as const },
    { title: t('编号', 'Number') },
    { title: t('检查单位', 'Office') },
    { title: t('对象', 'Drawn from') },
    { title: t('抽取', 'Drawn') },
  ]
  return {
    title: t('检查对象随机抽取', 'Draws for inspection'),
    here: 'notices',
    body: html`<p><a href="/notices">${t('公示公告', 'Public notices')}</a></p><h1>${t('检查对象随机抽取', 'Draws for inspection')}</h1>
<p class="lead">${t('常态化检查的对象按计划随机抽取；种子、名单和每个摘要公开，任何人可以重新计算。', 'Whoever is inspected is drawn; seed, list and digests are published, so that anybody can compute a draw again.')} ${basisLinks(view, ['§7.2', 'choice:inspection-draw'])}</p>
${
  list.items.length === 0
    ? html`<p class="nothing">${t('还没有检查计划。', 'There is no programme yet.')}</p>`
    : table(
        t('检查计划', 'Programmes'),
        columns,
        list.items.map((p) => ({
          cells: [
            html`<a href="/draws/${p.id}">${p.title}</a>`,
            html`<span class="mono">${p.number}</span>`,
            p.officeName,
            w(parties[p.party].title),
            p.listed === null
              ? t('还没有抽取', 'Not drawn yet')
              : t(`${p.listed} 家中抽取 ${Math.min(p.sample, p.listed)} 家`, `${Math.min(p.sample, p.listed)} of ${p.listed}`),
          ],
        })),
      )
}
${pager(view, list, cursor, (next) => link('/draws', { cursor: next }))}`,
  }
}

/** One draw: seed, digest of the list, every line of it in its order, and how whoever reads it computes it again with the tools of their own machine. */
export function drawPage(
  view: View,
  programme: Programme,
  list: ListPage<DrawLine>,
  { cursor, publicUrl }: { readonly cursor: string | undefined; readonly publicUrl: string },
): Page {
  const { t, w } = view
  const told = [
    [t('编号', 'Number'), programme.number],
    [t('检查单位', 'Office'), programme.officeName],
    [
      t('对象', 'Drawn from'),
      t(
        `${w(parties[programme.party].title)}，抽取 ${programme.sample} 家`,
        `${w(parties[programme.party].title)}, ${programme.sample} of them`,
      ),
    ],
    [t('重点', 'Focus'), programme.focus.map((f) => w(inspectionFocus[f])).join(t('、', ', '))],
    [t('期间', 'From–until'), `${programme.beginsOn} – ${programme.endsOn}`],
  ] as const
  return {
    title: programme.title,
    here: 'notices',
    body: html`<p><a href="/draws">${t('检查对象随机抽取', 'Draws for inspection')}</a></p><h1>${programme.title}</h1>
<p class="lead">${basisLinks(view, ['§7.2', 'choice:inspection-draw'])}</p>${pairs(told)}
${programme.seed === null ? html`<p class="nothing">${t('还没有抽取；抽取时生成种子并冻结名单，只抽一次。', 'Not drawn yet: the draw makes a seed, freezes the list and happens once.')}</p>` : drawn(view, programme, list, publicUrl)}
${programme.seed !== null && pager(view, list, cursor, (next) => link(`/draws/${programme.id}`, { cursor: next }))}`,
  }
}

function drawn(view: View, programme: Programme, list: ListPage<DrawLine>, publicUrl: string) {
  const { t } = view
  const columns = [
    { title: t('次序', 'Place'), kind: 'number' as const },
    { title: t('单位', 'Organisation'), kind: 'row-title' as const },
    { title: t('机构编号', 'Id') },
    { title: t('摘要', 'Digest') },
    { title: t('抽取', 'Drawn') },
  ]
  const first = list.items[0]
  return html`<h2>${t('种子和名单摘要', 'Seed and digest of the list')}</h2>
${pairs([
  [t('随机种子', 'Seed'), html`<code>${programme.seed}</code>`],
  [t('名单摘要', 'Digest of the list'), html`<code>${programme.listSha256}</code>`],
  [
    t('名单', 'The list'),
    html`<a href="/draws/${programme.id}/list.txt">${t(`${programme.listed} 个机构编号，按序每行一个`, `${programme.listed} ids in order, one a line`)}</a>`,
  ],
])}
<h2>${t('怎样重新计算', 'How to compute it again')}</h2>
<p>${t('每家单位的摘要是“种子:机构编号”的SHA-256，从小到大排列，取前若干名；名单摘要是名单文件的SHA-256：', 'The digest of an organisation is the SHA-256 of “seed:id”; the lowest are drawn. The digest of the list is the SHA-256 of its file:')}</p>
<pre class="mono">curl -s ${publicUrl}/draws/${programme.id}/list.txt | sha256sum${
    first &&
    html`
printf '%s' '${programme.seed}:${first.organisationId}' | sha256sum`
  }</pre>
<h2>${t('名单', 'The list')}</h2>
${table(
  t('名单', 'The list'),
  columns,
  list.items.map((line) => ({
    cells: [
      String(line.place),
      line.name,
      html`<code>${line.organisationId}</code>`,
      html`<code>${line.digest}</code>`,
      line.isDrawn ? t('抽中', 'Drawn') : '—',
    ],
  })),
)}`
}
