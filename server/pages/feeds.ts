import type { Notice } from '#contract/registration.ts'
import { registrationMarks } from '#law/marks.ts'
import { escapeText } from './html.ts'

const title = '登记公示 · 榕数 · 福州市数据资产平台'

/** The latest notices as JSON Feed 1.1. */
export function jsonFeed(publicUrl: string, notices: readonly Notice[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1', title, language: 'zh-CN', home_page_url: `${publicUrl}/notices`, feed_url: `${publicUrl}/feed.json`,
    items: notices.map((notice) => ({ id: urlOf(publicUrl, notice), url: urlOf(publicUrl, notice), title: titleOf(notice), content_text: contentOf(notice), date_published: midnight(notice.openedOn) })),
  })
}

/** The latest notices as Atom (RFC 4287). */
export function atomFeed(publicUrl: string, notices: readonly Notice[], today: string): string {
  const e = escapeText
  const entries = notices.map((notice) => `<entry><id>${e(urlOf(publicUrl, notice))}</id><title>${e(titleOf(notice))}</title><link href="${e(urlOf(publicUrl, notice))}"/><updated>${midnight(notice.openedOn)}</updated><published>${midnight(notice.openedOn)}</published><summary>${e(contentOf(notice))}</summary></entry>`)
  const updated = midnight(notices[0]?.openedOn ?? today)
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${e(publicUrl)}/feed.xml</id><title>${e(title)}</title><updated>${updated}</updated><author><name>市大数据服务中心</name></author><link rel="self" href="${e(publicUrl)}/feed.xml"/><link href="${e(publicUrl)}/notices"/>
${entries.join('\n')}
</feed>
`
}

const urlOf = (publicUrl: string, notice: Notice) => `${publicUrl}/notices/${notice.caseId}`
const titleOf = (notice: Notice) => `${[notice.registrationType, ...notice.marks.map((mark) => registrationMarks[mark].title.zh)].join('；')}公示：${notice.assetName}（${notice.registrant}${notice.newHolder === null ? '' : `转给${notice.newHolder}`}）`
const contentOf = (notice: Notice) => `${notice.summary}\n公示期：${notice.openedOn} 至 ${notice.endsOn}${notice.state === 'suspended' ? '（有异议正在处理，中止计算；截止日按异议被驳回推算）' : ''}`
const midnight = (date: string) => `${date}T00:00:00+08:00`
