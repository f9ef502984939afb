import type { Receipt } from '#server/registration/objections.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import type { View } from './view.ts'

/** What an objector takes home: number and code, and nothing of what they wrote. */
export function receiptPage({ t }: View, receipt: Receipt, noticeId: string): Page {
  return {
    title: t('异议已收到', 'Objection received'), here: 'notices',
    body: html`<h1>${t('异议已收到', 'Your objection was received')}</h1>
<div class="verdict verdict-good"><p>${t('回执：办件编号', 'Receipt: case')}</p><p class="receipt mono">${receipt.number}</p><p>${t('查询码', 'Code')}</p><p class="receipt mono">${receipt.receipt}</p>
<p>${t('请抄下或打印这两项：查进度、看决定和理由凭编号和查询码，平台不会再次显示查询码。', 'Note or print both: progress, decision and reasons are looked up by number and code, and the code is not shown again.')}</p></div>
${receipt.dueOn && html`<dl class="pairs"><div><dt>${t('最迟决定日', 'Decided by')}</dt><dd>${receipt.dueOn}</dd></div></dl>`}
<p>${t('登记机构作出决定之前，公示期停止计算，不发放凭证。', 'Until the registrar decides, the notice stands still and no certificate is issued.')}</p>
<form method="post" action="/progress" enctype="multipart/form-data"><input type="hidden" name="number" value="${receipt.number}"><input type="hidden" name="code" value="${receipt.receipt}"><button type="submit">${t('查看进度', 'See the progress')}</button></form>
<p><a class="button button-quiet" href="/notices/${noticeId}">${t('回到公示', 'Back to the notice')}</a></p>`,
  }
}
