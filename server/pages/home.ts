import type { Notice } from '#contract/registration.ts'
import type { PublicNumbers } from '#server/registration/public.sql.ts'
import { html, type Markup } from './html.ts'
import { doors, type Page, searchLine } from './layout.ts'
import { noticeTable } from './notices.ts'
import type { Trends } from './pages.sql.ts'
import type { MonthCount } from './statistics.ts'
import { trend } from './trend.ts'
import type { View } from './view.ts'

/** The front page: one search line, four doors, four live numbers with their trend, the latest notices with the days left. */
export function homePage(
  view: View,
  given: { numbers: PublicNumbers; trends: Trends; months: readonly MonthCount[]; notices: readonly Notice[] },
): Page {
  const { t } = view
  return {
    title: '',
    hasSearch: true,
    body: html`<div class="front"><h1>${t('榕数 · 福州市数据资产平台', 'Rongshu · Fuzhou data assets')}</h1>
<p class="lead">${t('公共数据资产从盘点、登记到凭证，过程公开，人人可查、可核验、可提异议。', 'Public data assets from inventory through registration to the certificate: open to look up, to check and to object.')}</p>
${searchLine(view, '', 'front-search')}</div>
${doorTiles(view)}
<h2>${t('实时数字', 'Live numbers')}</h2>
${numberTiles(view, given)}
<h2>${t('最新公示', 'Latest notices')}</h2>
${noticeTable(view, given.notices)}
<p class="more"><a href="/notices">${t('全部公示公告', 'All public notices')}</a></p>`,
  }
}

function doorTiles({ t, w }: View): Markup {
  const says = {
    guide: t('谁可以办、要什么材料、流程和时限', 'Who may apply, papers, steps, time limits'),
    notices: t('正在公示的登记，可实名提出异议', 'Registrations on notice; object by real name'),
    register: t('已登记的数据资产，按名称、单位、编号查', 'Registered assets by name, organisation, number'),
    check: t('凭编号或文件核验，文件不上传', 'By number or file; the file is not uploaded'),
  } as const
  return html`<ul class="tiles">${(['guide', 'notices', 'register', 'check'] as const).map((door) => html`<li><a class="door" href="${doors[door].path}"><b>${w(doors[door])}</b>${says[door]}</a></li>`)}</ul>`
}

function numberTiles(
  view: View,
  { numbers, trends, months: past }: { numbers: PublicNumbers; trends: Trends; months: readonly MonthCount[] },
): Markup {
  const { t } = view
  const tiles = [
    {
      title: t('有效登记', 'Registered assets'),
      path: '/register',
      count: numbers.registered,
      months: past.map(({ month, registered }) => ({ month, count: registered })),
      label: t('每月发证', 'Certificates a month'),
    },
    {
      title: t('正在公示', 'On notice now'),
      path: '/notices',
      count: numbers.noticesOpen,
      months: past.map(({ month, opened }) => ({ month, count: opened })),
      label: t('每月新增公示', 'Notices a month'),
    },
    {
      title: t('目录内数据资产', 'In the catalogue'),
      path: null,
      count: numbers.catalogued,
      months: trends.catalogued,
      label: t('每月新进目录', 'New a month'),
    },
    {
      title: t('数据生产主体', 'Data producers'),
      path: null,
      count: numbers.organisations,
      months: trends.organisations,
      label: t('每月新加入', 'Joined a month'),
    },
  ]
  return html`<ul class="tiles">${tiles.map(
    ({
      title,
      path,
      count,
      months,
      label,
    }) => html`<li class="figure">${path ? html`<a href="${path}">${title}</a>` : title}<b>${count.toLocaleString('en-US')}</b>
${trend(view, months, label)}<small>${label}${t('：', ': ')}<span class="keep">${months[0]?.month}</span> ${t('至', 'to')} <span class="keep">${months.at(-1)?.month}</span></small></li>`,
  )}</ul>`
}
