import type { Command } from 'commander'

/** The command that checks signed findings offline. */
export function registerFindings(program: Command): void {
  program
    .command('findings')
    .description('签名的扫描结果 · signed findings')
    .command('check')
    .argument('<file>', 'scan --out 写出的文件 · a file scan --out wrote')
    .description('不联网核验并列出其中内容：有效退出码 0，否则 2 · check offline and print what is in it: exit 0 when valid, else 2')
    .option('--public-key <pem>', '签名单位的公钥文件 · the public key of the unit that signed')
    .action(async (file: string, options: { publicKey?: string }) => {
      const { checkFindings } = await import('./findings-check.ts')
      process.stdout.write(await checkFindings(file, options.publicKey))
    })
}
