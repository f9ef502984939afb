import { credential } from '#scanner/recognise/kinds/credential.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(credential, {
  fits: [
    'eyJhbGciOiJIUzI1NiJ9.' + 'e30abc_-'.repeat(90),
    '-----BEGIN RSA PRIVATE KEY-----\n' + 'TUFERVVQ'.repeat(200),
    'eyJhbGciOiJIUzI1NiJ9.e30.abc',
    '$2b$10$abcdefghijklmnopqrstuv',
    'sk-abcdefghijkl0123',
    '$argon2id$v=19$m=1$abc',
    '{bcrypt}$2a$10$abcdefghij',
  ],
  forms: ['5f4dcc3b5aa765d61d8327deb882cf99', 'P@ssw0rd'],
  masked: ['******'],
  not: ['密码', 'abc', '用户 一', '-----BEGIN CERTIFICATE-----\n' + 'TUFERVVQ'.repeat(200), '-----BEGIN RSA PUBLIC KEY-----\nTUFERVVQ'],
})
proveHeadings(credential, {
  headings: ['密码', '登录密码', 'password', 'access_token', 'mima'],
  otherHeadings: ['密码类型说明书', '秘书', 'tokenizer名'],
})
