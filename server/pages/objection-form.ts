import { randomUUID } from 'node:crypto'
import type { Problem } from '#contract/route.ts'
import type { Field, FormShape } from '#law/form.ts'
import { forms } from '#law/forms.ts'
import { basisLink } from './basis.ts'
import { html, type Markup, type Piece } from './html.ts'
import type { View } from './view.ts'

/** What was typed and what is wrong with it, so that nobody types it twice. */
export type Filled = { readonly answers: Readonly<Record<string, string>>; readonly key: string; readonly problem: Problem }

const form: FormShape = forms.objection

/** The fields of an objection that are typed, and the one that is a file, as the law names them. */
export const objectionFields: ReadonlyMap<string, Field> = new Map(form.sections.flatMap((section) => Object.entries(section.fields)))

/** The form under a notice, made from `law/forms`: it posts without any script; the hidden key makes a repeated click one objection. */
export function objectionForm(view: View, caseId: string, filled: Filled | null): Markup {
  const { t, w } = view
  const wrongs = new Map((filled?.problem.fields ?? []).map(({ field, message }) => [field, w(message)]))
  return html`<section aria-labelledby="object"><h2 id="object">${t('提出异议', 'Object')}</h2>
<p>${t('公示期内任何人都可以提出，须实名并附证据。提交后得到回执（办件编号和查询码），凭它查进度、决定和理由；登记机构作出决定前不发放凭证。', 'Anyone may object during the period, by real name and with evidence. You get a receipt (case number and code) to follow it and to read the decision by; nothing is issued before the registrar decides.')}</p>
<p class="quiet">${t('您是谁、您的原话和证据只有登记机构可见，不公示；认定异议成立以前，登记机构用自己的话把要点和针对的情形告知申请单位，听取其意见。', 'Who you are, your words and your evidence are seen by the registrar only and not published; before it upholds an objection, the registrar tells the unit the situation and the gist in words of its own and hears it.')} ${t('依据：', 'Basis: ')}${basisLink(view, 'choice:objection')}</p>
${filled && summary(view, filled)}
<form method="post" action="/notices/${caseId}/objections#object" enctype="multipart/form-data" novalidate>
<input type="hidden" name="key" value="${filled?.key ?? randomUUID()}">
${form.sections.map((section) => html`<fieldset><legend>${w(section.title)}</legend>${Object.entries(section.fields).map(([id, field]) => fieldOf(view, id, field, filled?.answers[id] ?? '', wrongs.get(id), filled !== null))}</fieldset>`)}
<p><button type="submit">${t('提交异议', 'Submit the objection')}</button></p>
</form></section>`
}

function summary({ t, w }: View, { problem }: Filled): Markup {
  const order = [...objectionFields.keys()]
  const named = (problem.fields ?? []).filter(({ field }) => objectionFields.has(field)).toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
  return html`<div class="problem" role="alert" id="problem"><p><strong>${w(problem.message)}</strong></p>
${named.length > 0 && html`<ul>${named.map(({ field, message }) => html`<li><a href="#f-${field}">${w(objectionFields.get(field)!.label)}</a>${t('：', ': ')}${w(message)}</li>`)}</ul>`}
<p>${t('已填的文字都在，证据文件需要重新选择。', 'What you typed is kept; the file has to be chosen again.')}</p></div>`
}

function fieldOf(view: View, id: string, field: Field, value: string, wrong: string | undefined, isAgain: boolean): Markup {
  const { t, w } = view
  const about = [field.help && `h-${id}`, wrong && `w-${id}`].filter(Boolean).join(' ')
  const says: Piece = about && html` aria-describedby="${about}"`
  return html`<div class="field${wrong ? ' field-wrong' : ''}"><label for="f-${id}">${w(field.label)} ${field.required ? html`<span class="must">${t('（必填）', '(required)')}</span>` : t('（选填）', '(optional)')}</label>
${field.help && html`<p class="help" id="h-${id}">${w(field.help)}</p>`}${wrong && html`<p class="wrong" id="w-${id}">${wrong}</p>`}
${control(view, id, field, value, html`${says}${wrong && html` aria-invalid="true"`}${field.required && html` required`}`, isAgain)}</div>`
}

/** What browsers may fill in by themselves for a person, by the field. */
const fills: Readonly<Record<string, string>> = { name: 'name', contact: 'tel', identity: 'off' }

function control({ t, w }: View, id: string, field: Field, value: string, also: Markup, isAgain: boolean): Markup {
  if (field.kind === 'long-text') return html`<textarea id="f-${id}" name="${id}" rows="7" maxlength="${field.max ?? 2000}"${also}>${value}</textarea>`
  if (field.kind === 'choice') return html`<select id="f-${id}" name="${id}"${also}><option value="">${t('请选择', 'Choose')}</option>${Object.entries(field.options ?? {}).map(([key, words]) => html`<option value="${key}"${key === value && html` selected`}>${w(words)}</option>`)}</select>`
  if (field.kind === 'paper') return html`<input id="f-${id}" name="${id}" type="file" accept="application/pdf,image/png,image/jpeg"${also}>${isAgain && html`<p class="help">${t('浏览器不保留文件，请重新选择。', 'Browsers do not keep files; choose it again.')}</p>`}`
  return html`<input id="f-${id}" name="${id}" type="text" value="${value}" maxlength="${field.max ?? 200}"${fills[id] && html` autocomplete="${fills[id]}"`}${also}>`
}
