import type { Route } from '#contract/route.ts'
import { routes } from '#contract/routes.ts'

type Sort = { readonly unwrap: () => { readonly options: readonly string[] } }

/** How the list of a route can be asked to be sorted: every column up and down; none where it cannot. */
export const sortsOf = ({ query }: Route): readonly string[] => (query && 'shape' in query ? query.shape as { sort?: Sort } : {}).sort?.unwrap().options ?? []

/** The lists that can be sorted, by name; their workbooks take the same and are not among them. */
export const sorted = Object.entries(routes as { readonly [name: string]: Route }).filter(([, route]) => route.reply !== 'file' && sortsOf(route).length > 0)
