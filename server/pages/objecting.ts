import type { Notice } from '#contract/registration.ts'
import type { Receipt } from '#server/registration/objections.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import { pairs } from './table.ts'
import type { View } from './view.ts'

/** What an objector takes home: number and code, which notice it is about and when it came, and nothing of what they wrote. */
export function receiptPage({ t, today }: View, receipt: Receipt, notice: Pick<Notice, 'caseId' | 'assetName' | 'registrant'>): Page {
  return {
    title: t('异议已收到', 'Objection received'),
    here: 'notices',
    body: html`<h1>${t('异议已收到', 'Your objection was received')}</h1>
<div class="verdict verdict-good"><p>${t('回执：办件编号', 'Receipt: case')}</p><p class="receipt mono">${receipt.number}</p><p>${t('查询码', 'Code')}</p><p class="receipt mono">${receipt.receipt}</p>
<p>${t('请抄下、截图或打印这两项：查进度、看决定和理由凭编号和查询码，平台不会再次显示查询码。', 'Note, photograph or print both: progress, decision and reasons are looked up by number and code, and the code is not shown again.')}</p></div>
${pairs([[t('针对的登记公示', 'Public notice objected to'), `${notice.assetName} · ${notice.registrant}`], [t('收到日期', 'Received on'), today], ...(receipt.dueOn ? [[t('最迟决定日', 'Decided by'), receipt.dueOn] as const] : [])])}
<p>${t('登记机构作出决定之前，公示期停止计算，不发放凭证。', 'Until the registrar decides, the notice stands still and no certificate is issued.')}</p>
<form method="post" action="/progress" enctype="multipart/form-data"><input type="hidden" name="number" value="${receipt.number}"><input type="hidden" name="code" value="${receipt.receipt}"><button type="submit">${t('查看进度', 'See the progress')}</button></form>
<p><a class="button button-quiet" href="/notices/${notice.caseId}">${t('回到公示', 'Back to the notice')}</a></p>`,
  }
}
