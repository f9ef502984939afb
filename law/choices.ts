import { bookChoices } from './choices/books.ts'
import { cardChoices } from './choices/cards.ts'
import { inventoryChoices } from './choices/inventory.ts'
import { platformChoices } from './choices/platform.ts'
import { scanningChoices } from './choices/scanning.ts'
import { registrationChoices } from './choices/registration.ts'
import { sectorChoices } from './choices/sector.ts'
import { publicChoices } from './choices/public.ts'

/** Every recorded choice: what the guideline leaves open and what is done until somebody entitled confirms it. */
export const choices = { ...registrationChoices, ...inventoryChoices, ...cardChoices, ...bookChoices, ...scanningChoices, ...platformChoices, ...sectorChoices, ...publicChoices } as const

/** A recorded choice: the key of `choices`. */
export type Choice = keyof typeof choices
