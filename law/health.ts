import type { Basis } from './procedure.ts'
import type { Words } from './words.ts'

/** What helps when a case is stuck: a recorded act that sets its clock anew, running its job again, naming an officer, or what people do elsewhere. */
export type Remedy = 'set-clock' | 'run-again' | 'appoint' | 'people'
type Rule = {
  readonly title: Words
  readonly why: Words
  readonly help: Words
  readonly remedy: Remedy
  readonly basis: Basis
  /** Of a draft it tells the procedure, step and days too, not the number alone: a request by the door that nobody took in. */
  readonly tellsDrafts?: true
}

/** How a case gets stuck, in the order in which it should be looked at: what is wrong, why it matters, and what helps. */
export const healthRules = {
  'step-unknown': {
    title: { zh: '停在规程没有的环节', en: 'At a step the procedure does not have' },
    why: { zh: '规程里没有这个环节，没有人能办理', en: 'The procedure has no such step, so nobody can act' },
    help: { zh: '请平台维护方恢复该版本规程；办件记录不受影响', en: 'Have the maintainers restore that edition; the record is whole' },
    remedy: 'people',
    basis: 'choice:stuck-cases',
  },
  'owner-wrong': {
    title: { zh: '责任人与环节不符', en: 'Owner does not fit the step' },
    why: {
      zh: '工作台按责任人分派，这件不会出现在应办的人那里；须几方都办的环节少一方、办件上没有了对方单位，也算',
      en: 'Inboxes go by the owners, so whoever should act does not see it; also where one of several that must act is missing, or the case has lost the unit on the other side',
    },
    help: {
      zh: '重设时限：按规程重新写入责任人、期限和唤醒时间；丢失的对方单位按办理记录找回',
      en: 'Set the clock anew: owner, due day and wake-up are written again from the procedure; a unit that was lost is found again in the record',
    },
    remedy: 'set-clock',
    basis: 'choice:stuck-cases',
  },
  'clock-missing': {
    title: { zh: '有时限的环节没有期限', en: 'A step with a limit has no due day' },
    why: { zh: '不会提醒，也不会显示逾期', en: 'Nobody is reminded and it never shows as late' },
    help: { zh: '重设时限：缺失的时钟从今天起算，其余照旧', en: 'Set the clock anew: a missing clock starts today, others stay' },
    remedy: 'set-clock',
    basis: 'choice:stuck-cases',
  },
  'timer-missing': {
    title: { zh: '到期自动办理的环节没有定时', en: 'A step that ends by itself has no timer' },
    why: { zh: '期限届满后不会自动继续', en: 'It would not go on when its time is over' },
    help: { zh: '重设时限：按剩余工作日重新定时', en: 'Set the clock anew: the timer is set for the days left' },
    remedy: 'set-clock',
    basis: 'choice:clock',
  },
  'clock-wrong': {
    title: { zh: '期限或定时与时钟不符', en: 'Due day or timer does not fit the clock' },
    why: {
      zh: '显示的期限、自动办理的时刻与已记录的时钟对不上，会早到、晚到，或者该停不停',
      en: 'The day that is shown, or the instant at which the platform acts, is not what the recorded clock comes to: early, late, or running where it should stand still',
    },
    help: {
      zh: '重设时限：按已记录的时钟重算期限和定时；没有时钟的从今天起算',
      en: 'Set the clock anew: day and timer are computed again from the recorded clock; a missing one starts today',
    },
    remedy: 'set-clock',
    basis: 'choice:clock',
  },
  'timer-stuck': {
    title: { zh: '已到时，系统没有办成', en: 'Time is over, and the platform failed to act' },
    why: {
      zh: '定时办理失败，原因见“详情”，每分钟重试一次',
      en: 'The act of the clock failed for the reason shown; it is tried each minute',
    },
    help: { zh: '按原因处理（如材料过期、缺前置），下一分钟自动办理', en: 'Remove the reason; the next minute acts' },
    remedy: 'people',
    basis: 'choice:clock',
  },
  'provisional-day': {
    title: { zh: '暂定期限可以重算', en: 'A provisional day can be computed' },
    why: {
      zh: '期限按周末推算并另加余量，所在年度的放假安排现已载入',
      en: 'It was counted by weekends with a margin; the calendar of its year is loaded now',
    },
    help: {
      zh: '平台每分钟分批自动重算；留下的按已公布的日历重设时限',
      en: 'The platform counts them anew each minute; set the clock of what is left by hand',
    },
    remedy: 'set-clock',
    basis: 'choice:calendar-horizon',
  },
  'calendar-ends': {
    title: { zh: '日历将用完', en: 'The calendar runs out' },
    why: {
      zh: '已载入的放假安排不足六十天，之后的期限只能暂定',
      en: 'Fewer than sixty days of published calendar are left; later days are provisional',
    },
    help: {
      zh: '国务院公布下一年安排后（通常在11月），由系统管理员在服务器上执行 rongshu calendar load，见运行说明',
      en: 'Once the next year is published, usually in November, the system administrator runs rongshu calendar load on the machine; see the notes on running',
    },
    remedy: 'people',
    basis: 'choice:calendar-horizon',
  },
  'no-officer': {
    title: { zh: '岗位没有人', en: 'Nobody holds the post' },
    why: {
      zh: '轮到的岗位没有在任且未停用的经办人；草稿没有人能接着填的也列出，只到编号',
      en: 'No active officer holds the post whose move it is; also a draft that nobody can go on with, by its number alone',
    },
    help: {
      zh: '由管理员任命经办人（管理 › 经办人），任命后立即可办',
      en: 'Have the administrator name an officer (Administration); they can act at once',
    },
    remedy: 'appoint',
    basis: 'choice:stuck-cases',
  },
  'own-unit': {
    title: { zh: '只有持有单位或其关联单位的人', en: 'Only the holder’s own people or its kin’s' },
    why: {
      zh: '在任的经办人都属于持有单位或与其有申报控制关系的单位，须回避',
      en: 'All officers of the post belong to the holder, or to a unit tied to it by declared control, and keep out',
    },
    help: { zh: '由管理员在另一单位任命该岗位的经办人', en: 'Have the administrator name an officer of that post in another unit' },
    remedy: 'appoint',
    basis: 'choice:own-unit',
  },
  'same-hand': {
    title: { zh: '只剩办过前一环节或所涉决定的人', en: 'Only who decided before is left' },
    why: {
      zh: '在任且不属于持有单位的经办人都办过前一环节，或者作出过本办件所针对的决定，须回避',
      en: 'All officers of the post outside the holder decided an earlier step, or the decision this case is about, and keep out',
    },
    help: { zh: '由管理员为该岗位再任命一名经办人', en: 'Have the administrator name one more officer of that post' },
    remedy: 'appoint',
    basis: 'choice:four-eyes',
  },
  'all-aside': {
    title: { zh: '能办的人都已申明回避', en: 'Whoever could act stepped aside' },
    why: {
      zh: '在任且不须回避的经办人都已申明回避本办件',
      en: 'Every officer of the post who might decide it stepped aside from this case',
    },
    help: { zh: '由管理员为该岗位再任命一名经办人', en: 'Have the administrator name one more officer of that post' },
    remedy: 'appoint',
    basis: 'choice:reviewer-conflict',
  },
  overdue: {
    title: { zh: '已逾期', en: 'Overdue' },
    why: { zh: '期限已过，这一环节不会自动结束，须有人办理', en: 'The day is past and the step does not end by itself: somebody must act' },
    help: { zh: '打开办件，请轮到的岗位办理', en: 'Open the case and have the post act' },
    remedy: 'people',
    basis: '§4.2',
    tellsDrafts: true,
  },
  'paper-expired': {
    title: { zh: '所依据的材料已过期', en: 'A paper it rests on has expired' },
    why: {
      zh: '没有针对所申请版本、仍在有效期内的无保留意见或评估报告，不能通过',
      en: 'No unqualified opinion or valuation on that version is valid any more, so it cannot pass',
    },
    help: { zh: '退回补正，由申请单位重新委托出具', en: 'Return it; the applicant commissions a new paper' },
    remedy: 'people',
    basis: '§4.3',
  },
  'job-failed': {
    title: { zh: '后台任务失败', en: 'A job failed' },
    why: { zh: '多次重试未成，之后也没有成功过', en: 'It was tried several times and did not succeed since' },
    help: { zh: '排除原因后再运行', en: 'Remove the cause and run it again' },
    remedy: 'run-again',
    basis: 'choice:stuck-cases',
  },
} as const satisfies Record<string, Rule>

/** A way to be stuck: the key of `healthRules`. */
export type HealthRule = keyof typeof healthRules
