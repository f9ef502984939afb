import type { Who } from '#server/db/transaction.ts'

/** Whoever reads the public pages: nobody in particular, whoever they are elsewhere. */
export const anyone: Who = { officerId: null, postId: null, organisationId: null, role: 'public', organisationKind: null, sector: null }
