/** A text for people: Chinese first, English second. */
export type Words = { readonly zh: string; readonly en: string }
