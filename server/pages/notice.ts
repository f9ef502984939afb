import type { Notice } from '#contract/registration.ts'
import { choices } from '#law/choices.ts'
import { registrationMarks } from '#law/marks.ts'
import { basisLinks } from './basis.ts'
import { html, type Markup } from './html.ts'
import type { Page } from './layout.ts'
import { markedType, noticeStatus, saidOfMarks } from './notices.ts'
import { objectionForm } from './objection-form.ts'
import type { Filled } from './public-form.ts'
import { pairs } from './table.ts'
import type { View } from './view.ts'

/**
 * One notice: exactly registrant, type with its marks, name and summary, of a transfer the new holder (choice:notice-period,
 * choice:transfer-consent), the days, and how to object.
 */
export function noticePage(view: View, notice: Notice, filled: Filled | null = null): Page {
  const { t, w } = view
  return {
    title: `${filled ? `${w(filled.problem.message)} · ` : ''}${notice.assetName} · ${t('登记公示', 'Public notice')}`,
    here: 'notices',
    body: html`<p><a href="/notices">${t('公示公告', 'Public notices')}</a></p>
<h1>${t('登记公示', 'Public notice of a registration')}</h1>
<section aria-label="${t('公示内容', 'What is on notice')}" class="notice-content">${pairs([
      [t('登记主体', 'Registrant'), notice.registrant],
      [t('登记类型', 'Type'), markedType(view, notice)],
      ...(notice.newHolder === null ? [] : [[t('受让单位', 'New holder'), notice.newHolder] as const]),
      [t('登记数据名称', 'Asset'), notice.assetName],
      [t('数据内容简介', 'Summary'), notice.summary],
    ])}</section>
<h2>${t('公示期', 'Period')}</h2>
${period(view, notice)}
${saidOfMarks(view, notice.marks)}
<p class="quiet">${t('依据：', 'Basis: ')}${basisLinks(view, ['§4.7', 'choice:notice-period', 'choice:objection', ...notice.marks.map((mark) => registrationMarks[mark].basis)])}</p>
${notice.state === 'closed' ? html`<p class="card">${t('公示期已结束，不再接受异议。认为登记有误的利害关系人，登记后可以书面请求更正。', 'The period is over and no objection is taken any more. Whoever is concerned and holds the registration to be wrong may ask in writing for a correction once it stands.')} <a href="/guide/third-party-correction">${t('怎样请求更正', 'How to ask for it')}</a> · <a href="/register">${t('登记簿', 'Register')}</a> ${basisLinks(view, ['choice:correction'])}</p>` : objectionForm(view, notice.caseId, filled)}`,
  }
}

function period(view: View, notice: Notice): Markup {
  const { t } = view
  const ends = html`<strong class="keep">${notice.endsOn}</strong>`
  const days = choices['notice-period'].value
  return html`<p><strong class="keep">${notice.openedOn}</strong> ${t('至', 'to')} ${ends} ${noticeStatus(view, notice)}</p>
${notice.state === 'suspended' && html`<p>${t(`有异议正在处理，公示期停止计算，决定前不发放凭证；还剩 ${notice.daysLeft ?? ''} 个工作日未走完。截止日按异议今天被驳回推算。`, `An objection is being decided: the period stands still and nothing is issued; ${notice.daysLeft ?? ''} working days are left. The end shown is the one if it were dismissed today.`)}</p>`}
${notice.state === 'open' && html`<p class="quiet">${t(`公示期为${days}个工作日，开始当天不计入，截止日24时届满（北京时间）。`, `The period is ${days} working days, not counting the first; it ends at 24:00 Beijing time.`)}</p>`}
${notice.isProvisional && notice.state === 'open' && html`<p class="quiet">${t('截止日为暂定：期限跨入的年份，法定节假日安排尚未公布。', 'The end is provisional: it lies in a year whose public holidays are not published yet.')}</p>`}`
}
