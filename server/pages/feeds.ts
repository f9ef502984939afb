import type { Notice, StatusNote } from '#contract/registration.ts'
import { certificateStateWords } from '#law/certificate-states.ts'
import { registrationMarks } from '#law/marks.ts'
import type { Language } from '#law/text.ts'
import type { Words } from '#law/words.ts'
import type { Transferred } from '#server/registration/certificates.sql.ts'
import { beyondWords, groundWords, reasonBeyond } from '#server/registration/certificate-words.ts'
import { escapeText } from './html.ts'
import { feedPaths } from './layout.ts'
import { registrationTypes } from './notices.ts'

const title: Words = {
  zh: '登记公示和登记状态公告 · 榕数 · 福州市数据资产平台',
  en: 'Public notices and status notes · Rongshu · Fuzhou data assets',
}
const author: Words = { zh: '市大数据服务中心', en: 'Big Data Service Centre' }
const tags: { readonly [L in Language]: string } = { zh: 'zh-CN', en: 'en' }

/** One entry of a feed: its lasting id, the page it leads to, and the day it was made public. */
export type FeedItem = { readonly id: string; readonly url: string; readonly title: Words; readonly content: Words; readonly on: string }

/**
 * The latest notices, the registrations that were revoked, deregistered or expired, and those that passed to another holder, as entries of
 * a feed, latest day first.
 */
export function feedItems(
  publicUrl: string,
  notices: readonly Notice[],
  notes: readonly StatusNote[],
  transfers: readonly Transferred[],
): FeedItem[] {
  return [
    ...notices.map((notice) => ofNotice(publicUrl, notice)),
    ...notes.map((note) => ofNote(publicUrl, note)),
    ...transfers.map((transfer) => ofTransfer(publicUrl, transfer)),
  ].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}

/** Entries as JSON Feed 1.1, in one language. */
export function jsonFeed(publicUrl: string, items: readonly FeedItem[], language: Language): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: title[language],
    language: tags[language],
    home_page_url: `${publicUrl}/notices`,
    feed_url: publicUrl + feedPaths[language].json,
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title[language],
      content_text: item.content[language],
      date_published: midnight(item.on),
    })),
  })
}

/** Entries as Atom (RFC 4287), in one language. */
export function atomFeed(publicUrl: string, items: readonly FeedItem[], today: string, language: Language): string {
  const e = escapeText
  const entries = items.map(
    (item) =>
      `<entry><id>${e(item.id)}</id><title>${e(item.title[language])}</title><link href="${e(item.url)}"/><updated>${midnight(item.on)}</updated><published>${midnight(item.on)}</published><summary>${e(item.content[language])}</summary></entry>`,
  )
  const updated = midnight(items[0]?.on ?? today)
  const self = e(publicUrl + feedPaths[language].atom)
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${tags[language]}"><id>${self}</id><title>${e(title[language])}</title><updated>${updated}</updated><author><name>${author[language]}</name></author><link rel="self" href="${self}"/><link href="${e(publicUrl)}/notices"/>
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
  const [state, ground, beyond] = [certificateStateWords[note.status], groundWords(note.ground), beyondWords(reasonBeyond(note))]
  const more = (said: string) => (said === '' ? '' : `\n${said}`)
  return {
    id: `${url}#${note.status}-${note.since}`,
    url,
    on: note.since,
    title: { zh: `${state.zh}：${note.assetName}（${note.holderName}）`, en: `${state.en}: ${note.assetName} (${note.holderName})` },
    content: {
      zh: `凭证${note.number}自${note.since}起无效。事由：${ground.zh}${more(beyond.zh)}`,
      en: `Certificate ${note.number} is void since ${note.since}. Ground: ${ground.en}${more(beyond.en)}`,
    },
  }
}

function ofTransfer(publicUrl: string, { number, replaces, assetName, formerName, holderName, since }: Transferred): FeedItem {
  const url = `${publicUrl}/check/${encodeURIComponent(number)}`
  return {
    id: `${url}#transferred-${since}`,
    url,
    on: since,
    title: {
      zh: `已转移：${assetName}（${formerName}转给${holderName}）`,
      en: `Transferred: ${assetName} (from ${formerName} to ${holderName})`,
    },
    content: {
      zh: `登记自${since}起转移，换发凭证${number}；原凭证${replaces}同时失效。`,
      en: `The registration passed on ${since}. Certificate ${number} was issued; ${replaces} ended with it.`,
    },
  }
}

function titleOf({ registrationType, marks, assetName, registrant, newHolder }: Notice): Words {
  const type = registrationTypes.get(registrationType) ?? { zh: registrationType, en: registrationType }
  const kinds = [type, ...marks.map((mark) => registrationMarks[mark].title)]
  return {
    zh: `${kinds.map(({ zh }) => zh).join('；')}公示：${assetName}（${registrant}${newHolder === null ? '' : `转给${newHolder}`}）`,
    en: `On notice: ${assetName} (${newHolder === null ? registrant : `from ${registrant} to ${newHolder}`}; ${kinds.map(({ en }) => en).join('; ')})`,
  }
}

function contentOf({ summary, openedOn, endsOn, state }: Notice): Words {
  const still = state === 'suspended'
  return {
    zh: `${summary}\n公示期：${openedOn} 至 ${endsOn}${still ? '（有异议正在处理，中止计算；截止日按异议被驳回推算）' : ''}`,
    en: `${summary}\nOn notice from ${openedOn} to ${endsOn}${still ? ' (an objection is being handled and the period stands still; the end is reckoned as if it were dismissed)' : ''}`,
  }
}

const midnight = (date: string) => `${date}T00:00:00+08:00`
