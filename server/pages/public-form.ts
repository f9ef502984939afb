import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Problem } from '#contract/route.ts'
import type { Field, FormShape } from '#law/form.ts'
import { Denied } from '#server/denied.ts'
import { readEvidence, type SentFile } from '#server/registration/objections.ts'
import { html, type Markup, type Piece } from './html.ts'
import type { View } from './view.ts'

type Sections = FormShape['sections']
type Fields = ReadonlyMap<string, Field>

/** What was typed and what is wrong with it, so that nobody types it twice. */
export type Filled = { readonly answers: Readonly<Record<string, string>>; readonly key: string; readonly problem: Problem }

/** What a browser sent from a form without sign-in; a file that cannot be taken is a problem at its field, kept beside what was typed. */
type Submission = {
  readonly answers: Record<string, string>
  readonly key: string
  readonly files: ReadonlyMap<string, SentFile>
  readonly problem: Problem | null
}

/** The fields of some sections as the law names them. */
export const fieldsIn = (sections: Sections): Fields => new Map(sections.flatMap((section) => Object.entries(section.fields)))

/** Reads the form as browsers send it without any script: one part a field, and each file. */
export async function readSubmission(request: FastifyRequest, fields: Fields): Promise<Submission> {
  const answers: Record<string, string> = {}
  let key: string = randomUUID()
  const files = new Map<string, SentFile>()
  let problem: Problem | null = null
  const papers = [...fields].filter(([, { kind }]) => kind === 'paper').length
  for await (const part of request.parts({ limits: { fileSize: 20 * 1024 * 1024, files: papers, fields: 20, fieldSize: 16 * 1024 } })) {
    if (part.type === 'file') {
      // A form without a chosen file sends a part without name and content.
      if (!part.filename || !fields.has(part.fieldname)) await part.toBuffer()
      else {
        const file = await readEvidence(part, part.fieldname).catch((refused: unknown) => {
          if (!(refused instanceof Denied)) throw refused
          problem = refused.problem
          return null
        })
        if (file) files.set(part.fieldname, file)
      }
    } else if (part.fieldname === 'key' && /^[\w-]{8,80}$/.test(String(part.value))) key = String(part.value)
    else if (fields.has(part.fieldname)) answers[part.fieldname] = String(part.value).replaceAll('\u0000', '').replaceAll('\r\n', '\n')
  }
  return { answers, key, files, problem }
}

/** A form made from `law/forms`: it posts without any script; the hidden key makes a repeated click one. */
export function publicForm(
  view: View,
  of: { readonly action: string; readonly sections: Sections; readonly submit: string },
  filled: Filled | null,
): Markup {
  const wrongs = new Map((filled?.problem.fields ?? []).map(({ field, message }) => [field, view.w(message)]))
  return html`${filled && summary(view, fieldsIn(of.sections), filled)}
<form method="post" action="${of.action}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="key" value="${filled?.key ?? randomUUID()}">
${of.sections.map((section) => html`<fieldset><legend>${view.w(section.title)}</legend>${Object.entries(section.fields).map(([id, field]) => fieldOf(view, id, field, filled?.answers[id] ?? '', wrongs.get(id), filled !== null))}</fieldset>`)}
<p><button type="submit">${of.submit}</button></p>
</form>`
}

function summary({ t, w }: View, fields: Fields, { problem }: Filled): Markup {
  const order = [...fields.keys()]
  const named = (problem.fields ?? [])
    .filter(({ field }) => fields.has(field))
    .toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
  return html`<div class="problem" role="alert" id="problem"><p><strong>${w(problem.message)}</strong></p>${problem.remedy && html`<p>${w(problem.remedy)}</p>`}
${named.length > 0 && html`<ul>${named.map(({ field, message }) => html`<li><a href="#f-${field}">${w(fields.get(field)!.label)}</a>${t('：', ': ')}${w(message)}</li>`)}</ul>`}
<p>${t('已填的文字都在，文件需要重新选择。', 'What you typed is kept; files have to be chosen again.')}</p></div>`
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
const fills: Readonly<Record<string, string>> = { name: 'name', requester: 'name', contact: 'tel', identity: 'off' }

function control({ t, w }: View, id: string, field: Field, value: string, also: Markup, isAgain: boolean): Markup {
  if (field.kind === 'long-text')
    return html`<textarea id="f-${id}" name="${id}" rows="7" maxlength="${field.max ?? 2000}"${also}>${value}</textarea>`
  if (field.kind === 'choice')
    return html`<select id="f-${id}" name="${id}"${also}><option value="">${t('请选择', 'Choose')}</option>${Object.entries(field.options ?? {}).map(([key, words]) => html`<option value="${key}"${key === value && html` selected`}>${w(words)}</option>`)}</select>`
  if (field.kind === 'paper')
    return html`<input id="f-${id}" name="${id}" type="file" accept="application/pdf,image/png,image/jpeg"${also}>${isAgain && html`<p class="help">${t('浏览器不保留文件，请重新选择。', 'Browsers do not keep files; choose it again.')}</p>`}`
  return html`<input id="f-${id}" name="${id}" type="text" value="${value}" maxlength="${field.max ?? 200}"${fills[id] && html` autocomplete="${fills[id]}"`}${also}>`
}
