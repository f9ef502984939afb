import { randomUUID } from 'node:crypto'
import type { Discussion } from '#contract/sector-lists.ts'
import type { Problem } from '#contract/route.ts'
import { civilDate } from '#contract/working-days.ts'
import { basisLinks } from './basis.ts'
import { html, type Markup } from './html.ts'
import type { Page } from './layout.ts'
import { table } from './table.ts'
import { link, type View } from './view.ts'

/** What was typed and why it could not be taken. */
export type Typed = { readonly fields: Readonly<Record<string, string>>; readonly problem: Problem }

const trouble = ({ w }: View, typed: Typed | null): Markup | null =>
  typed &&
  html`<div class="problem" role="alert" id="problem"><p><strong>${w(typed.problem.message)}</strong></p>${typed.problem.remedy && html`<p>${w(typed.problem.remedy)}</p>`}${(typed.problem.fields ?? []).map(({ message }) => html`<p>${w(message)}</p>`)}</div>`

/** Where a link leads: nothing is used until the form is sent, so that looking at the link costs nothing. */
export function linkPage(
  view: View,
  token: string,
  about: { readonly title: string; readonly untilOn: string },
  typed: Typed | null,
): Page {
  const { t } = view
  const value = (name: string) => typed?.fields[name] ?? ''
  return {
    title: t('受邀参与', 'Invitation'),
    here: 'lists',
    body: html`<h1>${t('受邀参与行业清单讨论', 'You are invited to discuss a sector list')}</h1>
<p class="lead">${about.title}${t(`，有效期至 ${about.untilOn}`, `, until ${about.untilOn}`)}</p>
<p>${t('链接只能启用一次。启用后在这台设备的浏览器里查看所讨论的清单并提出意见；意见按真实姓名和单位留存，由行业主管部门逐条答复。', 'The link is used once. Afterwards this browser shows the list under discussion and takes comments; they are kept under your real name and organisation and answered one by one.')} ${basisLinks(view, ['§3.4', 'choice:contributor-link'])}</p>
${trouble(view, typed)}
<form method="post" action="/contribute/${token}" enctype="multipart/form-data">
<div class="field"><label for="f-person">${t('真实姓名', 'Real name')} <span class="must">${t('（必填）', '(required)')}</span></label><input id="f-person" name="person" type="text" required minlength="2" maxlength="40" autocomplete="name" value="${value('person')}"></div>
<div class="field"><label for="f-organisation">${t('单位全称', 'Full name of your organisation')} <span class="must">${t('（必填）', '(required)')}</span></label><input id="f-organisation" name="organisation" type="text" required minlength="2" maxlength="100" autocomplete="organization" value="${value('organisation')}"></div>
<p><button type="submit">${t('启用链接，进入讨论', 'Use the link and enter')}</button></p></form>`,
  }
}

/** The page for a link or a key that opens nothing. */
export function noPlacePage(view: View): Page {
  const { t } = view
  return {
    title: t('链接无效', 'This link opens nothing'),
    here: 'lists',
    body: html`<h1>${t('链接无效', 'This link opens nothing')}</h1><p>${t('它可能已经启用过、被收回、已过期，或者讨论已经结束。请向邀请您的行业主管部门重新索取。', 'It may have been used, taken back or run out, or the discussion is over. Ask the sector authority that invited you for a new one.')}</p><p><a class="button" href="/lists">${t('看已发布的行业清单', 'See published lists')}</a></p>`,
  }
}

/** The list under discussion, with a form below it, and what the contributor said and was answered. */
export function discussionPage(view: View, given: Discussion, typed: Typed | null, isSent: boolean): Page {
  const { t } = view
  const columns = [
    { title: t('名称', 'Name'), kind: 'row-title' as const },
    { title: t('持有单位', 'Holder') },
    { title: t('概述', 'Summary') },
  ]
  return {
    title: given.title,
    here: 'lists',
    body: html`<h1>${given.title}</h1>
<p class="lead">${given.authorityName} · ${given.sector} · ${t(`讨论至 ${given.untilOn}`, `in discussion until ${given.untilOn}`)}</p>
<p class="quiet">${t(`您以 ${given.person}（${given.organisation}）的名义参与。`, `You take part as ${given.person} (${given.organisation}).`)}</p>
${isSent && html`<div class="verdict verdict-good" role="status"><p>${t('意见已收到，将逐条答复。', 'Your comment was received and will be answered.')}</p></div>`}
${given.scope && html`<h2>${t('收录范围', 'What is included')}</h2><p>${given.scope}</p>`}${given.focus && html`<h2>${t('重点关注', 'Focus')}</h2><p>${given.focus}</p>`}
<h2>${t('清单', 'The list')}</h2>
${
  given.entries.length === 0
    ? html`<p class="nothing">${t('清单里还没有资产。', 'There is no asset on it yet.')}</p>`
    : table(
        t('所讨论的清单', 'The list under discussion'),
        columns,
        given.entries.map((e) => ({ cells: [e.name, e.holderName, e.summary] })),
      )
}
${given.next && html`<p><a class="button button-quiet" rel="next" href="${link('/contribute', { cursor: given.next })}">${t('下一页', 'Next page')}</a></p>`}
${given.mayComment ? commentForm(view, given, typed) : html`<p class="nothing">${t('现在不征求意见：还没有开始，或者清单正在核定。', 'Comments are not asked for now: not yet, or the list is being checked.')}</p>`}
${given.comments.length > 0 && html`<h2>${t('您的意见', 'Your comments')}</h2><ul>${given.comments.map((c) => html`<li><span class="quiet">${civilDate(new Date(c.at))}</span> ${c.assetName && html`<strong>${c.assetName}</strong>${t('：', ': ')}`}${c.body}<br>${c.answer ? html`<strong>${t('答复：', 'Answer: ')}</strong>${c.answer}` : html`<span class="quiet">${t('待答复', 'not answered yet')}</span>`}</li>`)}</ul>`}`,
  }
}

function commentForm(view: View, given: Discussion, typed: Typed | null): Markup {
  const { t } = view
  const chosen = typed?.fields['assetId'] ?? ''
  return html`<h2 id="comment">${t('提出意见', 'Comment')}</h2>${trouble(view, typed)}
<form method="post" action="/contribute#comment" enctype="multipart/form-data"><input type="hidden" name="sendKey" value="${typed?.fields['sendKey'] ?? randomUUID()}">
<div class="field"><label for="f-asset">${t('针对', 'About')}</label><select id="f-asset" name="assetId"><option value="">${t('整份清单', 'The whole list')}</option>${given.entries.map((e) => html`<option value="${e.assetId}"${e.assetId === chosen && html` selected`}>${e.name}</option>`)}</select></div>
<div class="field"><label for="f-body">${t('意见', 'Comment')} <span class="must">${t('（必填）', '(required)')}</span></label><textarea id="f-body" name="body" rows="5" required minlength="5" maxlength="1000">${typed?.fields['body'] ?? ''}</textarea></div>
<p><button type="submit">${t('提交意见', 'Send')}</button></p></form>`
}
