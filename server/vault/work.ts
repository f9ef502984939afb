import type { Platform } from '#server/platform.ts'
import { sealStored, type SealsFindings } from './seal-stored.ts'

/**
 * Seals in the background whatever lies open or under a key that ended, now and every hour; says at once when the keys are missing, and
 * leaves the rest of the platform at work.
 */
export async function workOnSealing(platform: Platform, sealFindings: SealsFindings): Promise<void> {
  const { jobs, vault, log } = platform
  await jobs.work('seal-stored', { atOnce: 1 }, async () => {
    await sealStored(platform, sealFindings)
  })
  const why = await vault.whyLocked()
  if (why)
    log.error(
      `封存密钥不可用：${why.zh}。材料和个人信息暂时打不开，其余照常 / the sealing keys are not there: ${why.en}. Papers and personal data cannot be opened; the rest works`,
    )
  else await jobs.kick('seal-stored')
}
