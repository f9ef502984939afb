import { categories, type Category } from '#law/grading/categories.ts'
import type { Words } from '#law/words.ts'

/** What a category of content is called; an unknown key stands for itself. */
export function categoryWords(category: string): Words {
  return categories[category as Category]?.title ?? { zh: category, en: category }
}
