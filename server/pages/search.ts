import type { RegisterLine } from '#contract/registration.ts'
import { type Clause, clauses } from '#law/clauses.ts'
import { type Choice, choices } from '#law/choices.ts'
import { procedures } from '#law/procedures.ts'
import type { Words } from '#law/words.ts'
import { wordsOf } from '#server/db/words.ts'
import { html, type Markup } from './html.ts'
import { type Page, searchLine } from './layout.ts'
import { noticeStatus } from './notices.ts'
import type { FoundNotice } from './pages.sql.ts'
import { statusMark } from './register.ts'
import { simplifiedLine } from './simplified-line.ts'
import type { View } from './view.ts'

/** What a search found among notices and register; guide, clauses and choices are looked through here. */
export type Found = { readonly notices: readonly FoundNotice[]; readonly register: readonly RegisterLine[]; readonly registerTotal: number }

/** Everything public that contains every word, by kind; `typed` is what was typed where something else was looked for. */
export function searchPage(view: View, query: string, found: Found, typed = query): Page {
  const { t, w } = view
  const words = wordsOf(query).map((word) => word.toLowerCase())
  const has = (...texts: readonly (string | Words)[]) => {
    const text = texts
      .map((each) => (typeof each === 'string' ? each : `${each.zh} ${each.en}`))
      .join(' ')
      .toLowerCase()
    return words.length > 0 && words.every((word) => text.includes(word))
  }
  const guides = Object.values(procedures).filter((procedure) => has(procedure.title, procedure.summary))
  const rules = (Object.keys(clauses) as Clause[]).filter((id) => has(`§${id}`, clauses[id], clauses[id].title))
  const ways = (Object.keys(choices) as Choice[]).filter((id) => has(choices[id].title, choices[id].we))
  const groups: (readonly [string, readonly Markup[], Markup | null])[] = [
    [
      t('登记簿', 'Register'),
      found.register.map(
        (line) =>
          html`<a href="/check/${line.number}">${line.assetName}</a> ${statusMark(view, line.status)}<br><span class="quiet">${line.holderName} · <span class="mono">${line.number}</span></span>`,
      ),
      found.registerTotal > found.register.length
        ? html`<a href="/register?q=${encodeURIComponent(query)}">${t(`登记簿中全部 ${found.registerTotal} 条`, `All ${found.registerTotal} in the register`)}</a>`
        : null,
    ],
    [
      t('公示公告', 'Public notices'),
      found.notices.map(
        (notice) =>
          html`<a href="/notices/${notice.caseId}">${notice.assetName}</a> ${noticeStatus(view, { state: notice.state, daysLeft: null })}<br><span class="quiet">${notice.registrant} · ${notice.openedOn}</span>`,
      ),
      null,
    ],
    [
      t('办事指南', 'Service guide'),
      guides.map(
        (procedure) =>
          html`<a href="/guide/${procedure.id}">${w(procedure.title)}</a><br><span class="quiet">${w(procedure.summary)}</span>`,
      ),
      null,
    ],
    [
      t('条款', 'Clauses'),
      rules.map(
        (id) =>
          html`<a href="/guide/clauses#clause-${id}">§${id} ${w(clauses[id].title)}</a><br><span class="quiet">${w(clauses[id])}</span>`,
      ),
      null,
    ],
    [
      t('暂行做法', 'Choices'),
      ways.map(
        (id) => html`<a href="/guide/choices#choice-${id}">${w(choices[id].title)}</a><br><span class="quiet">${w(choices[id].we)}</span>`,
      ),
      null,
    ],
  ]
  const shown = groups.filter(([, items]) => items.length > 0)
  return {
    title: query ? t(`搜索：${query}`, `Search: ${query}`) : t('搜索', 'Search'),
    hasSearch: true,
    query,
    body: html`<h1>${t('搜索', 'Search')}</h1>${searchLine(view, query, 'front-search')}
${simplifiedLine(view, typed, query)}
${
  words.length === 0
    ? html`<p class="nothing">${t('输入资产名称、单位、凭证编号（平台启用前的原编号也可以）、事项或条款。', 'Enter an asset, an organisation, a certificate number (also one from before the platform), a procedure or a clause.')}</p>`
    : shown.length === 0
      ? html`<p class="nothing">${t('没有找到。换一个词，或少用几个词。', 'Nothing was found. Try another word, or fewer.')} <a href="/guide">${t('看全部事项的办事指南', 'All procedures in the service guide')}</a>${t('，', ', ')}<a href="/guide#account">${t('怎么开通账号', 'how to get an account')}</a></p>`
      : shown.map(
          ([title, items, more]) =>
            html`<section class="card"><h2>${title}</h2><ul class="plain">${items.map((item) => html`<li>${item}</li>`)}</ul>${more && html`<p class="more">${more}</p>`}</section>`,
        )
}`,
  }
}
