import type { Words } from './words.ts'
import { type DeskAct, deskActs, type Verb, verbs } from './verbs.ts'

/** What the log calls what was done; acts on cases are `act:` and the verb. What has no words here cannot be written into the log. */
export const auditActions = {
  'sign-in': { zh: '登录', en: 'Sign in' }, 'sign-out': { zh: '退出', en: 'Sign out' }, 'switch-post': { zh: '切换岗位', en: 'Switch post' }, become: { zh: '切换演示身份', en: 'Become a demonstration person' }, 'change-password': { zh: '修改密码', en: 'Change password' }, 'load-calendar': { zh: '载入放假安排', en: 'Load a calendar' }, 'push-clock': { zh: '拨快演示时钟', en: 'Push the clock' },
  'second-factor': { zh: '登录第二步验证', en: 'Second step of sign-in' }, 'step-up': { zh: '再次验证身份', en: 'Prove identity anew' }, 'enrol-code': { zh: '启用动态验证码', en: 'Enrol one-time codes' }, 'remove-code': { zh: '停用动态验证码', en: 'Remove one-time codes' }, 'enrol-passkey': { zh: '添加通行密钥', en: 'Enrol a passkey' }, 'remove-passkey': { zh: '移除通行密钥', en: 'Remove a passkey' }, 'make-recovery-codes': { zh: '生成恢复码', en: 'Make recovery codes' },
  'set-mail': { zh: '设定提醒邮箱', en: 'Name an address for letters' }, 'confirm-mail': { zh: '确认提醒邮箱', en: 'Confirm an address for letters' }, 'remove-mail': { zh: '停用邮件提醒', en: 'End letters' }, 'end-session': { zh: '结束一个登录', en: 'End a session' }, 'end-other-sessions': { zh: '结束其他登录', en: 'End the other sessions' }, 'let-in': { zh: '在服务器上为安全管理员重开登录', en: 'Let a security administrator in, on the machine' }, 'reset-factors': { zh: '清除经办人的第二因素', en: 'Reset the second factors of an officer' },
  'make-token': { zh: '生成接口令牌', en: 'Make a token' }, 'revoke-token': { zh: '撤销接口令牌', en: 'Revoke a token' }, 'revoke-officer-tokens': { zh: '撤销经办人的全部接口令牌', en: 'Revoke the tokens of an officer' },
  'bind-identity': { zh: '绑定统一身份', en: 'Bind an identity of the provider' }, 'unbind-identity': { zh: '解除统一身份绑定', en: 'End the binding of an identity' },
  'run-job': { zh: '再运行任务', en: 'Run a job again' },
  'open-case': { zh: '开办办件', en: 'Open a case' }, 'wait-case': { zh: '届满等待', en: 'Wait, the time being over' }, 'read-case': { zh: '查阅办件', en: 'Read a case' }, 'read-asset': { zh: '查阅资产', en: 'Read an asset' }, 'show-contacts': { zh: '查看完整联系信息', en: 'Show contacts whole' }, 'read-trace': { zh: '追溯', en: 'Trace' }, 'read-file': { zh: '查阅材料', en: 'Read a paper' }, 'read-finding': { zh: '查阅扫描结果', en: 'Read a finding' },
  'add-sources': { zh: '添加数据源', en: 'Add sources' }, 'set-rules': { zh: '设定字段质量规则', en: 'Set quality rules' }, rescan: { zh: '重新扫描', en: 'Scan again' }, 'export-quality': { zh: '导出质量报告', en: 'Export a quality report' }, 'correct-column': { zh: '更正字段', en: 'Correct a column' }, 'confirm-card': { zh: '确认建卡', en: 'Confirm a card' }, 'name-finding': { zh: '指明是已有资产', en: 'Name the asset a finding is' }, 'keep-finding': { zh: '确认资产不变', en: 'Keep an asset as it is' }, 'set-aside': { zh: '不纳入', en: 'Set aside' }, 'revise-card': { zh: '修订信息卡', en: 'Revise a card' }, 'add-unit-key': { zh: '登记扫描签名公钥', en: 'Register a signing key' }, 'end-unit-key': { zh: '停用扫描签名公钥', en: 'End a signing key' }, 'take-scan-kit': { zh: '下载离线扫描参数', en: 'Take a scan kit' }, 'import-findings': { zh: '收取单位自行扫描的结果', en: 'Take in findings' }, 'export-assets': { zh: '导出目录', en: 'Export the catalogue' },
  'read-valuation': { zh: '查阅并复算评估报告', en: 'Read a valuation and compute it again' }, 'export-valuation': { zh: '导出估值计算表', en: 'Export a calculation sheet' }, 'remind-papers': { zh: '提醒材料到期', en: 'Remind of papers running out' },
  'declare-affiliation': { zh: '申报控制关系', en: 'Declare an affiliation' }, 'end-affiliation': { zh: '终止控制关系', en: 'End an affiliation' },
  'set-coding-rule': { zh: '设定编码规则', en: 'Set a coding rule' }, 'explain-differences': { zh: '说明账实差异', en: 'Explain differences' }, 'recount-differences': { zh: '复盘账实差异', en: 'Count again' }, 'call-round': { zh: '布置行业盘点', en: 'Call a round' }, 'remind-inventory': { zh: '发送盘点提醒', en: 'Send reminders' },
  'record-outside': { zh: '记录其他登记', en: 'Record another registration' }, 'end-outside': { zh: '终止其他登记的记录', en: 'End the record of another registration' }, 'read-import': { zh: '查阅导入的信息卡表格', en: 'Read an imported table of cards' }, 'send-import': { zh: '上传信息卡表格', en: 'Send a table of cards' }, 'import-cards': { zh: '整表导入信息卡', en: 'Import cards' }, 'refuse-import': { zh: '表格有错误，未导入', en: 'Refuse a table' }, 'fail-import': { zh: '表格未能导入', en: 'An import failed' }, 'export-cards': { zh: '导出信息卡', en: 'Export cards' }, 'print-card': { zh: '打印卡片', en: 'Print a card' }, 'print-assets': { zh: '打印目录', en: 'Print the catalogue' }, 'set-use-mark': { zh: '登记使用标识', en: 'Set a use mark' }, 'end-use-mark': { zh: '终止使用标识', en: 'End a use mark' }, 'link-asset': { zh: '登记血缘', en: 'Add a link of lineage' }, 'unlink-asset': { zh: '解除血缘', en: 'End a link of lineage' }, 'review-memo': { zh: '复核备查事项', en: 'Review a memorandum' }, 'remind-memo': { zh: '备查到期提醒', en: 'Memorandum due' }, 'export-registration-form': { zh: '导出登记申请表', en: 'Export a registration form' }, 'erase-findings': { zh: '清除已销毁或移出平台的资产的扫描取值', en: 'Erase values of what was destroyed or left the platform' }, 'erase-sources': { zh: '删除已销毁或移出平台的资产的源文件', en: 'Delete files of what was destroyed or left the platform' }, 'expire-certificate': { zh: '凭证到期', en: 'Certificate expired' }, 'bar-certificate': { zh: '核心数据的登记注销', en: 'Registration of core data ended' },
  'add-organisation': { zh: '新增机构', en: 'Add an organisation' }, 'change-organisation': { zh: '变更机构', en: 'Change an organisation' }, 'add-officer': { zh: '新增经办人', en: 'Add an officer' }, 'enable-officer': { zh: '启用经办人', en: 'Enable an officer' }, 'disable-officer': { zh: '停用经办人', en: 'Disable an officer' }, 'add-post': { zh: '任职', en: 'Give a post' },
  'ask-account': { zh: '申请账号', en: 'Ask for an account' }, 'ask-post': { zh: '申请任职', en: 'Ask for a post' }, 'ask-restore': { zh: '申请恢复账号', en: 'Ask for an account to be restored' }, 'ask-grant': { zh: '申请授权', en: 'Ask for a grant' }, 'approve-request': { zh: '批准账号或授权申请', en: 'Approve a request' }, 'refuse-request': { zh: '不批准账号或授权申请', en: 'Refuse a request' }, 'withdraw-request': { zh: '撤回账号或授权申请', en: 'Withdraw a request' },
  'suspend-account': { zh: '停用账号', en: 'Suspend an account' }, 'close-account': { zh: '注销账号', en: 'Close an account' }, 'unlock-account': { zh: '解锁账号', en: 'Unlock an account' }, 'reset-password': { zh: '重置口令', en: 'Reset a password' }, 'end-sessions': { zh: '终止会话', en: 'End sessions' }, 'end-grant': { zh: '授权期满', en: 'A grant is over' }, 'find-idle': { zh: '清查账号', en: 'Review accounts' }, 'end-post': { zh: '免职', en: 'End a post' }, 'hand-over': { zh: '离岗交接', en: 'Hand a post over' }, 'end-hand-over': { zh: '结束交接', en: 'End a hand-over' }, 'first-administrator': { zh: '设立首个管理员', en: 'First administrator' },
  'ask-regrading': { zh: '提请重新分级', en: 'Ask for a new grading' }, 'read-grading': { zh: '查阅分类分级', en: 'Read a grading' },
  'add-entries': { zh: '选入行业清单', en: 'Take assets onto a list' }, 'remove-entry': { zh: '移出行业清单', en: 'Take an asset off a list' }, 'note-demand': { zh: '记录市场需求', en: 'Note a demand' }, invite: { zh: '邀请参与讨论', en: 'Invite a contributor' }, 'end-invitation': { zh: '收回邀请', en: 'Take an invitation back' }, 'use-invitation': { zh: '启用邀请', en: 'Use an invitation' }, 'comment-list': { zh: '对清单提出意见', en: 'Comment on a list' }, 'answer-comment': { zh: '答复意见', en: 'Answer a comment' }, 'export-sector-list': { zh: '导出行业清单', en: 'Export a sector list' },
  'apply-to-operate': { zh: '报名运营主体选取', en: 'Apply to a call for operators' }, 'withdraw-application': { zh: '撤回选取申请', en: 'Withdraw an application' }, 'judge-application': { zh: '审查选取申请的资格', en: 'Judge an application' }, 'name-expert': { zh: '聘请评审专家', en: 'Name an expert' }, 'dismiss-expert': { zh: '解聘评审专家', en: 'Dismiss an expert' }, 'score-application': { zh: '评审评分', en: 'Score an application' },
  'open-books': { zh: '建立账套', en: 'Open books' }, 'read-books': { zh: '查阅账务', en: 'Read books' }, 'export-books': { zh: '导出账务', en: 'Export books' }, 'post-voucher': { zh: '记账', en: 'Post a voucher' }, 'reverse-voucher': { zh: '红字冲销', en: 'Reverse a voucher' }, 'run-amortisation': { zh: '计提摊销', en: 'Run amortisation' }, 'close-period': { zh: '结账', en: 'Close a period' }, 'set-account-code': { zh: '设定科目编码', en: 'Set an account code' }, 'write-book-note': { zh: '填写报表附注', en: 'Write a note to the statements' },
  'make-keys': { zh: '启用签名密钥', en: 'Take signing keys into use' }, 'rotate-keys': { zh: '更换签名密钥', en: 'Rotate signing keys' }, 'begin-log': { zh: '另开公开日志', en: 'Begin another log' }, 'add-witness': { zh: '增加日志见证人', en: 'Add a witness' }, 'end-witness': { zh: '停用日志见证人', en: 'End a witness' }, 'witness-log': { zh: '见证其他日志', en: 'Witness another log' }, 'end-witnessing': { zh: '停止见证其他日志', en: 'End witnessing a log' },
  'rotate-sealing-key': { zh: '更换封存密钥', en: 'Rotate a sealing key' }, 'drop-sealing-keys': { zh: '销毁用完的封存密钥', en: 'Destroy spent sealing keys' }, 'read-audit': { zh: '查阅审计日志', en: 'Read the log' }, 'export-audit': { zh: '导出审计日志', en: 'Export the log' },
  'read-agreement': { zh: '查阅使用合同', en: 'Read an agreement for use' }, 'suspend-agreement': { zh: '暂停使用', en: 'Suspend a use' }, 'resume-agreement': { zh: '恢复使用', en: 'Resume a use' }, 'evaluate-use': { zh: '使用前判定', en: 'Judge a use' },
  'make-programme': { zh: '制定检查计划', en: 'Make a programme of inspection' }, 'draw-programme': { zh: '随机抽取检查对象', en: 'Draw who is inspected' },
  'report-incident': { zh: '登记安全事件报告', en: 'Record a report of an incident' },
  'export-evidence': { zh: '下载证据包', en: 'Take out an evidence pack' },
  'note-meeting': { zh: '登记联络会议', en: 'Record a liaison meeting' },
  'propose-sharing': { zh: '拟订收益共享协议', en: 'Propose a sharing agreement' }, 'sign-sharing': { zh: '确认收益共享协议', en: 'Sign a sharing agreement' }, 'agree-distribution': { zh: '确认分配份额', en: 'Agree to a share' }, 'collect-receivable': { zh: '登记归集到账', en: 'Record a collection' }, 'run-redistribution': { zh: '计算再分配', en: 'Compute a redistribution' },
  'place-order': { zh: '下订单', en: 'Place an order' }, 'move-order': { zh: '办理订单', en: 'Make a move in an order' },
  refused: { zh: '被拒绝的请求', en: 'Refused request' }, 'failed-request': { zh: '平台出错的请求', en: 'Request that failed' },
} as const satisfies Record<string, Words>

/** What kinds of thing the log speaks of. */
export const auditObjects = {
  case: { zh: '办件', en: 'Case' }, asset: { zh: '资产', en: 'Asset' }, finding: { zh: '扫描结果', en: 'Finding' }, round: { zh: '盘点', en: 'Round' }, source: { zh: '数据源', en: 'Source' }, catalogue: { zh: '目录', en: 'Catalogue' },
  agreement: { zh: '使用合同', en: 'Agreement for use' },
  order: { zh: '订单', en: 'Order' },
  'sector-list': { zh: '行业清单', en: 'Sector list' }, books: { zh: '账套', en: 'Books' }, voucher: { zh: '记账凭证', en: 'Voucher' }, 'signing-key': { zh: '签名密钥', en: 'Signing key' }, 'sealing-key': { zh: '封存密钥', en: 'Sealing key' }, log: { zh: '公开日志', en: 'Transparency log' },
  officer: { zh: '经办人', en: 'Officer' }, 'account-request': { zh: '账号或授权申请', en: 'Request for an account or grant' }, session: { zh: '登录', en: 'Session' }, passkey: { zh: '通行密钥', en: 'Passkey' }, 'api-token': { zh: '接口令牌', en: 'Token' }, post: { zh: '岗位', en: 'Post' }, organisation: { zh: '机构', en: 'Organisation' }, route: { zh: '接口', en: 'Route' }, clock: { zh: '时钟', en: 'Clock' }, calendar: { zh: '日历', en: 'Calendar' }, file: { zh: '材料', en: 'Paper' }, 'unit-key': { zh: '签名公钥', en: 'Signing key' }, 'coding-rule': { zh: '编码规则', en: 'Coding rule' }, job: { zh: '后台任务', en: 'Job' }, 'round-call': { zh: '盘点布置', en: 'Call to a round' }, notes: { zh: '站内提醒', en: 'Notes' }, 'card-import': { zh: '信息卡导入', en: 'Import of cards' },
  'operator-call': { zh: '运营主体选取', en: 'Call for operators' },
  programme: { zh: '检查计划', en: 'Programme of inspection' }, meeting: { zh: '联络会议', en: 'Liaison meeting' },
  'sharing-agreement': { zh: '收益共享协议', en: 'Sharing agreement' }, distribution: { zh: '收益分配', en: 'Distribution' }, receivable: { zh: '应缴财政款', en: 'Receivable' }, redistribution: { zh: '收益再分配', en: 'Redistribution' },
} as const satisfies Record<string, Words>

/** What the holder is told of when somebody else looked at an asset: reading, printing, taking it out, and uncovering contacts. */
export const readingActions = ['read-asset', 'read-case', 'read-trace', 'read-file', 'read-finding', 'read-grading', 'read-valuation', 'read-books', 'export-books', 'export-quality', 'export-valuation', 'export-registration-form', 'export-evidence', 'print-card', 'show-contacts'] as const satisfies readonly AuditAction[]

/** What can be done according to the log: an action of its own, or an act on a case. */
export type AuditAction = keyof typeof auditActions | `act:${Verb | DeskAct}`
/** What the log can speak of. */
export type AuditObject = keyof typeof auditObjects

/** What an action of the log is called. */
export function actionWords(action: string): Words {
  const act = action.startsWith('act:') ? action.slice(4) : ''
  const words = verbs[act as Verb]?.title ?? deskActs[act as DeskAct]
  return words ? { zh: `办理：${words.zh}`, en: `Act: ${words.en}` } : auditActions[action as keyof typeof auditActions] ?? { zh: action, en: action }
}

/** What a kind of thing is called that the log speaks of. */
export function objectWords(kind: string): Words {
  return auditObjects[kind as AuditObject] ?? { zh: kind, en: kind }
}
