import type { Language } from '#law/text.ts'
import { assetUrl, styleSheet } from './assets.ts'
import { html, trusted, type Markup, type Piece } from './html.ts'
import { linkTo, type View } from './view.ts'

/** One page: its title, where it stands in the navigation, its content, and what only it needs. */
export type Page = {
  readonly title: string
  readonly here?: Door
  readonly body: Piece
  /** The page has a search line of its own, so the head has none. */
  readonly hasSearch?: true
  /** An external script that makes the page easier; everything works without it. */
  readonly script?: 'check.js' | 'fold.js'
  readonly query?: string
}

/** The doors of the public side, in the order of the navigation. */
export const doors = {
  guide: { path: '/guide', zh: '办事指南', en: 'Service guide' },
  notices: { path: '/notices', zh: '公示公告', en: 'Public notices' },
  register: { path: '/register', zh: '登记簿', en: 'Register' },
  lists: { path: '/lists', zh: '行业清单', en: 'Sector lists' },
  market: { path: '/market', zh: '数据产品', en: 'Products' },
  check: { path: '/check', zh: '凭证核验', en: 'Certificate check' },
  progress: { path: '/progress', zh: '办件进度', en: 'Progress' },
  statistics: { path: '/statistics', zh: '公开统计', en: 'Statistics' },
} as const
export type Door = keyof typeof doors

/** Where the feeds are read, in each language. */
export const feedPaths = {
  zh: { atom: '/feed.xml', json: '/feed.json' },
  en: { atom: '/feed.en.xml', json: '/feed.en.json' },
} as const satisfies { readonly [L in Language]: { readonly atom: string; readonly json: string } }

const drawing =
  '<path d="M7 0h18a7 7 0 0 1 7 7v18a7 7 0 0 1-7 7H7a7 7 0 0 1-7-7V7a7 7 0 0 1 7-7z" fill="#17694f"/><path d="M16 6c6 0 10 3 10 7 0 3-3 5-6 5v8h-3v-8h-2v8h-3v-8c-3 0-6-2-6-5 0-4 4-7 10-7z" fill="#fff"/>'
export const icon = `data:image/svg+xml,${`<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>${drawing.replaceAll('"', "'")}</svg>`.replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('#', '%23')}`

/** The same sign inside the page: an image would be a document of its own to read before anything is painted. */
const sign = html`<svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">${trusted(drawing)}</svg>`

/** Gives the whole document around a page: no script inside, one style sheet in its head, landmarks, a way past the navigation. */
export function layout(page: Page, view: View): string {
  const { t } = view
  const site = t('榕数 · 福州市数据资产平台', 'Rongshu · Fuzhou data assets')
  const document = html`<!doctype html>
<html lang="${t('zh-CN', 'en')}"${view.isLarge && html` class="large"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#17694f">
<title>${page.title ? `${page.title} · ${site}` : site}</title>
<style>${trusted(styleSheet)}</style>
<link rel="icon" href="${icon}">
<link rel="alternate" type="application/atom+xml" title="${t('登记公示', 'Public notices')}" href="${feedPaths[view.language].atom}">
<link rel="alternate" type="application/feed+json" title="${t('登记公示', 'Public notices')}" href="${feedPaths[view.language].json}">
${page.script && html`<script src="${assetUrl(page.script)}" defer></script>`}
</head>
<body>
<a class="skip" href="#main">${t('跳到正文', 'Skip to content')}</a>
${header(page, view)}
<main id="main" tabindex="-1">
${page.body}
</main>
${footer(view)}
</body>
</html>
`
  return document.text
}

/** What was answered to a form is nowhere else: a link for language or size would lose what was typed, or a code that is shown once. */
function header(page: Page, view: View): Markup {
  const { t, w } = view
  const other = view.language === 'zh' ? 'en' : 'zh'
  return html`<header class="head"><div class="wide">
<a class="brand" href="/">${sign}<b>${t('榕数', 'Rongshu')}</b> <span>${t('福州市数据资产平台', 'Fuzhou data assets')}</span></a>
${!page.hasSearch && searchLine(view, page.query ?? '', 'head-search')}
<ul class="wishes">
${
  !view.isAnswer &&
  html`<li><a href="${linkTo(view.url, 'size', view.isLarge ? 'normal' : 'large')}">${view.isLarge ? t('标准字号', 'Normal type') : t('大字', 'Large type')}</a></li>
<li><a href="${linkTo(view.url, 'lang', other)}" hreflang="${other === 'zh' ? 'zh-CN' : 'en'}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${other === 'zh' ? '中文' : 'English'}</a></li>`
}
<li><a href="/desk/">${t('登录工作台', 'Sign in')}</a></li>
</ul></div>
<nav aria-label="${t('主导航', 'Main')}"><ul class="wide">${(Object.keys(doors) as Door[]).map((door) => html`<li><a href="${doors[door].path}"${page.here === door && html` aria-current="page"`}>${w(doors[door])}</a></li>`)}</ul></nav>
${view.isMoved && html`<p class="moved">${t(`演示时钟已拨动：平台上今天是 ${view.today}，不是日历上的今天。`, `The demonstration’s clock was moved: here today is ${view.today}, not the day of the calendar.`)}</p>`}
</header>`
}

/** The search line over everything that is public. */
export function searchLine(view: View, query: string, kind: string): Markup {
  const { t } = view
  return html`<form class="${kind}" action="/search" method="get" role="search">
<label class="unseen" for="q">${t('搜索登记、公示、指南、条款', 'Search register, notices, guide and clauses')}</label>
<input id="q" name="q" type="search" maxlength="100" value="${query}" placeholder="${t('资产、单位、凭证编号、办事指南', 'Asset, organisation, certificate, guide')}" autocomplete="off">
<button type="submit">${t('搜索', 'Search')}</button></form>`
}

function footer(view: View): Markup {
  const { t } = view
  return html`<footer class="foot"><div class="wide">
<p>${t('主管：市数据局　登记机构：市大数据服务中心', 'Authority: Data Bureau · Registrar: Big Data Service Centre')}${view.isDemonstration && html`<br><strong>${t('演示城市：人物为虚构，办件由平台按流程真实产生，凭证没有法律效力。', 'Demonstration city: invented people, genuine acts; its certificates have no legal force.')}</strong>`}</p>
<nav aria-label="${t('页脚', 'Footer')}"><ul>
<li><a href="/guide/clauses">${t('条款与落实', 'Clauses')}</a></li><li><a href="/guide/choices">${t('暂行做法', 'Choices')}</a></li>
<li><a href="/log">${t('公开日志', 'Transparency log')}</a></li><li><a href="/keys">${t('签名公钥', 'Signing keys')}</a></li>
<li><a href="${feedPaths[view.language].atom}">${t('订阅公示', 'Feed of notices')}</a></li><li><a href="/api/openapi.json">${t('开放接口', 'Open interface')}</a></li>
<li><a href="/desk/">${t('登录工作台', 'Sign in')}</a></li>
</ul></nav></div></footer>`
}
