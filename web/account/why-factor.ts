import { isAdministrator } from '#law/parties.ts'
import type { Words } from '#law/words.ts'

/** Why a post needs a second factor, as the beginning of a sentence: it decides, or it is one of the three administrators (choice:second-factor). */
export function whyFactor(role: string | undefined): Words {
  return role !== undefined && isAdministrator(role)
    ? { zh: '您是平台的管理员', en: 'You are an administrator of the platform' }
    : { zh: '您的岗位作出决定', en: 'Your post decides' }
}
