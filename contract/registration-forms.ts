import { z } from 'zod'
import { registrationForms, type RegistrationFormId } from '#law/registration-forms.ts'
import { id, idParams, problem, route, words } from './route.ts'

const form = z.enum(Object.keys(registrationForms) as [RegistrationFormId, ...RegistrationFormId[]])
/** A form of another register for one asset: how many cells are filled, or why the register does not take it. */
export const registrationFormLine = z.object({
  form,
  title: words,
  basis: z.string(),
  filled: z.number().int(),
  cells: z.number().int(),
  whyNot: problem.nullable(),
})
export type RegistrationFormLine = z.infer<typeof registrationFormLine>

export const registrationFormRoutes = {
  listRegistrationForms: route({
    method: 'GET',
    path: '/api/assets/:id/registration-forms',
    summary: { zh: '其他登记的申请表', en: 'Forms of the other registers for an asset' },
    access: 'signed-in',
    params: idParams,
    reply: z.object({ items: z.array(registrationFormLine) }),
  }),
  registrationForm: route({
    method: 'GET',
    path: '/api/assets/:id/registration-forms/:form',
    summary: { zh: '下载申请表', en: 'A form of another register, prefilled, as Excel or Word' },
    access: 'signed-in',
    params: z.object({ id, form }),
    query: z.object({ as: z.enum(['xlsx', 'docx']).default('xlsx') }),
    reply: 'file',
  }),
} as const
