import type { Notice, StatusNote } from '#contract/registration.ts'
import { certificateStateWords } from '#law/certificate-states.ts'
import { registrationMarks } from '#law/marks.ts'
import type { Transferred } from '#server/registration/certificates.sql.ts'
import { groundWords, reasonBeyond } from '#server/registration/certificate-words.ts'
import { escapeText } from './html.ts'

const title = '登记公示和登记状态公告 · 榕数 · 福州市数据资产平台'

/** One entry of a feed: its lasting id, the page it leads to, and the day it was made public. */
export type FeedItem = { readonly id: string; readonly url: string; readonly title: string; readonly content: string; readonly on: string }

/** The latest notices, the registrations that were revoked, deregistered or expired, and those that passed to another holder, as entries of a feed, latest day first. */
export function feedItems(publicUrl: string, notices: readonly Notice[], notes: readonly StatusNote[], transfers: readonly Transferred[]): FeedItem[] {
  return [...notices.map((notice) => ofNotice(publicUrl, notice)), ...notes.map((note) => ofNote(publicUrl, note)), ...transfers.map((transfer) => ofTransfer(publicUrl, transfer))].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}

/** Entries as JSON Feed 1.1. */
export function jsonFeed(publicUrl: string, items: readonly FeedItem[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1', title, language: 'zh-CN', home_page_url: `${publicUrl}/notices`, feed_url: `${publicUrl}/feed.json`,
    items: items.map((item) => ({ id: item.id, url: item.url, title: item.title, content_text: item.content, date_published: midnight(item.on) })),
  })
}

/** Entries as Atom (RFC 4287). */
export function atomFeed(publicUrl: string, items: readonly FeedItem[], today: string): string {
  const e = escapeText
  const entries = items.map((item) => `<entry><id>${e(item.id)}</id><title>${e(item.title)}</title><link href="${e(item.url)}"/><updated>${midnight(item.on)}</updated><published>${midnight(item.on)}</published><summary>${e(item.content)}</summary></entry>`)
  const updated = midnight(items[0]?.on ?? today)
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${e(publicUrl)}/feed.xml</id><title>${e(title)}</title><updated>${updated}</updated><author><name>市大数据服务中心</name></author><link rel="self" href="${e(publicUrl)}/feed.xml"/><link href="${e(publicUrl)}/notices"/>
${entries.join('\n')}
</feed>
`
}

function ofNotice(publicUrl: string, notice: Notice): FeedItem {
  const url = `${publicUrl}/notices/${notice.caseId}`
  return { id: url, url, title: titleOf(notice), content: contentOf(notice), on: notice.openedOn }
}

function ofNote(publicUrl: string, note: StatusNote): FeedItem {
  const url = `${publicUrl}/check/${encodeURIComponent(note.number)}`
  const beyond = reasonBeyond(note)
  return {
    id: `${url}#${note.status}-${note.since}`, url, on: note.since, title: `${certificateStateWords[note.status].zh}：${note.assetName}（${note.holderName}）`,
    content: `凭证${note.number}自${note.since}起无效。事由：${groundWords(note.ground).zh}${beyond === '' ? '' : `\n${beyond}`}`,
  }
}

function ofTransfer(publicUrl: string, { number, replaces, assetName, formerName, holderName, since }: Transferred): FeedItem {
  const url = `${publicUrl}/check/${encodeURIComponent(number)}`
  return { id: `${url}#transferred-${since}`, url, on: since, title: `已转移：${assetName}（${formerName}转给${holderName}）`, content: `登记自${since}起转移，换发凭证${number}；原凭证${replaces}同时失效。` }
}

const titleOf = (notice: Notice) => `${[notice.registrationType, ...notice.marks.map((mark) => registrationMarks[mark].title.zh)].join('；')}公示：${notice.assetName}（${notice.registrant}${notice.newHolder === null ? '' : `转给${notice.newHolder}`}）`
const contentOf = (notice: Notice) => `${notice.summary}\n公示期：${notice.openedOn} 至 ${notice.endsOn}${notice.state === 'suspended' ? '（有异议正在处理，中止计算；截止日按异议被驳回推算）' : ''}`
const midnight = (date: string) => `${date}T00:00:00+08:00`
