import type { Words } from '#law/words.ts'

/** What the button says that takes an act after its form: the act confirmed, in one word where the act is a confirmation itself. */
export function confirming({ zh, en }: Words): Words {
  return { zh: zh.startsWith('确认') || zh.endsWith('确认') ? zh : `确认${zh}`, en: /^confirm\b/i.test(en) ? en : `Confirm: ${en}` }
}
