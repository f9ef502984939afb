import type { Command } from 'commander'
import { keyPassphrase } from './config.ts'

/** Adds `unit-key create <file>` to the command line: the pair a unit signs its findings with. */
export function registerUnitKey(program: Command): void {
  program
    .command('unit-key')
    .description('单位的扫描签名密钥 · the key a unit signs its findings with')
    .command('create')
    .argument('<file>', '私钥写入的新文件 · a new file for the private key')
    .description(
      '生成密钥对：私钥留在本机，公钥登记到平台；口令取自 RONGSHU_KEY_PASSPHRASE · make a pair: the private half stays here, the public half is registered on the platform; a passphrase comes from RONGSHU_KEY_PASSPHRASE',
    )
    .action(async (file: string) => {
      const { createKeyFile } = await import('./key-file.ts')
      const { pem, keyId } = await createKeyFile(file, keyPassphrase())
      process.stdout.write(pem)
      process.stderr.write(
        `私钥已写入 ${file}${keyPassphrase() ? '，有口令' : '，没有口令'}。密钥编号 ${keyId}。请把标准输出的公钥登记到平台，私钥不要离开本机。\nThe private key is in ${file}, key id: ${keyId}. Register the public key on standard output on the platform; the private key stays on this machine.\n`,
      )
    })
}
