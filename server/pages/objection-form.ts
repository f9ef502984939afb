import { forms } from '#law/forms.ts'
import { basisLink } from './basis.ts'
import { html, type Markup } from './html.ts'
import { fieldsIn, type Filled, publicForm } from './public-form.ts'
import type { View } from './view.ts'

const { sections } = forms.objection

/** The fields of an objection that are typed, and the one that is a file. */
export const objectionFields = fieldsIn(sections)

/** The form under a notice, and who reads what is written in it. */
export function objectionForm(view: View, caseId: string, filled: Filled | null): Markup {
  const { t } = view
  return html`<section aria-labelledby="object"><h2 id="object">${t('提出异议', 'Object')}</h2>
<p>${t('公示期内任何人都可以提出，须实名并附证据。提交后得到回执（办件编号和查询码），凭它查进度、决定和理由；登记机构作出决定前不发放凭证。', 'Anyone may object during the period, by real name and with evidence. You get a receipt (case number and code) to follow it and to read the decision by; nothing is issued before the registrar decides.')}</p>
<p class="quiet">${t('您是谁、您的原话和证据只有登记机构可见，不公示；认定异议成立以前，登记机构用自己的话把要点和针对的情形告知申请单位，听取其意见。', 'Who you are, your words and your evidence are seen by the registrar only and not published; before it upholds an objection, the registrar tells the unit the situation and the gist in words of its own and hears it.')} ${t('依据：', 'Basis: ')}${basisLink(view, 'choice:objection')}</p>
${publicForm(view, { action: `/notices/${caseId}/objections#object`, sections, submit: t('提交异议', 'Submit the objection') }, filled)}
</section>`
}
