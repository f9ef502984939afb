import type { FormShape } from '../form.ts'

/** Forms about developers, requests for use, agreements and grants. */
export const useForms = {} as const satisfies Record<string, FormShape>
