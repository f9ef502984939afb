import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Denied } from '#server/denied.ts'

/** What is typed into an address: cut, never refused, since nobody sees a form error on a link. */
export const typed = (max: number) =>
  z
    .string()
    .catch('')
    .transform((text) => text.replaceAll('\u0000', '').trim().slice(0, max))

/** What an address asked for and a list knows nothing of: the names of fields that were given and came to nothing, with what was typed, cut. */
export function unknownWishes(query: unknown, wish: { readonly [name: string]: unknown }): { name: string; typed: string }[] {
  const given = typeof query === 'object' && query !== null ? (query as Record<string, unknown>) : {}
  return Object.keys(wish)
    .filter((name) => name !== 'cursor' && !wish[name])
    .flatMap((name) => {
      const said = typed(40).parse([given[name]].flat().at(-1))
      return said === '' ? [] : [{ name, typed: said }]
    })
}

/** The place in a list as an address gives it. */
export const cursor = z
  .string()
  .max(400)
  .optional()
  .catch(undefined)
  .transform((text) => text || undefined)

/** The fields of a form sent without any script. */
export async function fieldsOf(request: FastifyRequest): Promise<Record<string, string>> {
  if (!request.isMultipart())
    throw new Denied(400, { code: 'malformed', message: { zh: '请使用页面上的表单', en: 'Please use the form on the page' } })
  const fields: Record<string, string> = {}
  for await (const part of request.parts({ limits: { files: 0, fields: 10, fieldSize: 16 * 1024 } }))
    if (part.type === 'field') fields[part.fieldname] = String(part.value).replaceAll('\u0000', '').replaceAll('\r\n', '\n').slice(0, 4000)
  return fields
}
