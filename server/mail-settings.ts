/** The mail server of the city as an address, `smtp://user:password@host:587` or `smtps://…`, and in whose name letters go. */
export type MailSettings = { readonly server: string; readonly from: string }

/**
 * Reads the settings of the mail server; null when none is named. Throws with both languages when they cannot be used, without repeating
 * them: they hold a password.
 */
export function readMail(env: NodeJS.ProcessEnv): MailSettings | null {
  const server = env['RONGSHU_SMTP']
  if (!server) return null
  if (!URL.canParse(server) || !['smtp:', 'smtps:'].includes(new URL(server).protocol))
    throw new Error('RONGSHU_SMTP 应为 smtp://… 或 smtps://… 地址 / is an address that begins with smtp:// or smtps://')
  const from = env['RONGSHU_MAIL_FROM']
  if (!from?.includes('@'))
    throw new Error('设定了 RONGSHU_SMTP 时，RONGSHU_MAIL_FROM 须为发件邮箱 / is the sender’s address where RONGSHU_SMTP is set')
  return { server, from }
}
