import type { Party } from './parties.ts'
import type { Words } from './words.ts'

/** A part of what is held that stands under the grade of the data: from which grade on, and who reads it beside the holder. */
type SecurityLabelShape = { readonly title: Words; readonly from: number; readonly readers: readonly Party[] }

/** The security labels (choice:security-labels). What is important or core data stands under all of them whatever its grade. */
export const securityLabels = {
  protection: {
    title: { zh: '存放与防护', en: 'Where it is kept and how it is protected' },
    from: 3,
    readers: ['registrar', 'data-bureau', 'cyberspace-office', 'police', 'law-firm', 'valuer'],
  },
  values: { title: { zh: '字段取值', en: 'Values of columns' }, from: 3, readers: [] },
} as const satisfies Record<string, SecurityLabelShape>

/** A security label. */
export type SecurityLabel = keyof typeof securityLabels
