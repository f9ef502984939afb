import { sortsOf, type Route } from '#contract/route.ts'
import { routes } from '#contract/routes.ts'

/** The lists that can be sorted, by name; their workbooks take the same and are not among them. */
export const sorted = Object.entries(routes as { readonly [name: string]: Route }).filter(
  ([, route]) => route.reply !== 'file' && sortsOf(route).length > 0,
)
