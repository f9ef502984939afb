import type { CertificateCheck } from '#contract/registration.ts'
import { askedSection } from '#server/registration/correction-requests.ts'
import type { Receipt } from '#server/registration/objections.ts'
import { basisLinks } from './basis.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import { fieldsIn, type Filled, publicForm } from './public-form.ts'
import type { View } from './view.ts'

const sections = [askedSection]

/** The fields an interested party fills in. */
export const correctionFields = fieldsIn(sections)

/** The form by which an interested party asks for a correction of what a certificate says, and who reads what is written in it (choice:correction-door). */
export function correctionPage(view: View, check: CertificateCheck, filled: Filled | null): Page {
  const { t, w } = view
  return {
    title: `${filled ? `${w(filled.problem.message)} · ` : ''}${t('请求更正', 'Ask for a correction')}`,
    here: 'check',
    body: html`<p><a href="/check/${check.number}">${t('凭证', 'Certificate')} <span class="mono">${check.number}</span></a></p>
<h1>${t('请求更正登记内容', 'Ask for a correction of a registration')}</h1>
<p class="lead">${check.facts['assetName']} · ${check.facts['registrant']}</p>
<p>${t('登记内容有误、与您有利害关系的，可以实名请求更正：附署名的书面请求（写明身份证号或统一社会信用代码，签名或者盖章）和登记有误的证据。登记机构核对后征求持有单位意见，两人审查、公示后更正；提交后得到回执（办件编号和查询码），凭它查进度，不予更正的看得到理由。', 'Whoever is concerned and holds what is registered to be wrong may ask for a correction by real name: with a signed request in writing (naming identity or credit code) and evidence of the error. The registrar checks it, asks the holder, and corrects after two reviews and a notice. You get a receipt (case number and code) to follow it and to read why, where it is not made.')}</p>
<p class="quiet">${t('您是谁、联系方式和书面请求只有登记机构可见；何处有误和证据告知持有单位。', 'Who you are, how you are reached and the request itself are seen by the registrar only; what is wrong, and the evidence, are told to the holder.')} ${t('依据：', 'Basis: ')}${basisLinks(view, ['choice:correction', 'choice:correction-door'])}</p>
${publicForm(view, { action: `/check/${check.number}/correction`, sections, submit: t('提交请求', 'Submit the request') }, filled)}`,
  }
}

/** What the requester takes home: number and code, and nothing of what they wrote. */
export function correctionReceipt({ t }: View, receipt: Receipt, number: string): Page {
  return {
    title: t('请求已收到', 'Request received'),
    here: 'check',
    body: html`<h1>${t('更正请求已收到', 'Your request was received')}</h1>
<div class="verdict verdict-good"><p>${t('回执：办件编号', 'Receipt: case')}</p><p class="receipt mono">${receipt.number}</p><p>${t('查询码', 'Code')}</p><p class="receipt mono">${receipt.receipt}</p>
<p>${t('请抄下或打印这两项：查进度和理由凭编号和查询码，平台不会再次显示查询码。', 'Note or print both: progress and reasons are looked up by number and code, and the code is not shown again.')}</p></div>
<form method="post" action="/progress" enctype="multipart/form-data"><input type="hidden" name="number" value="${receipt.number}"><input type="hidden" name="code" value="${receipt.receipt}"><button type="submit">${t('查看进度', 'See the progress')}</button></form>
<p><a class="button button-quiet" href="/check/${number}">${t('回到凭证', 'Back to the certificate')}</a></p>`,
  }
}
