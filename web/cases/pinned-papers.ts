import { forms } from '#law/forms.ts'

/** The papers of an asset that a note can be pinned to, beside the fields of the application. */
export const pinnedPapers = { 'paper:opinion': forms['legal-opinion'].title, 'paper:valuation': forms['valuation-report'].title, 'paper:card': forms['information-card'].title } as const
