import type { Fact, FindingKind } from '../forensics/finding.ts'
import type { Word } from './word.ts'

export const FINDING_KIND = {
  latePause: { zh: '临近期限时暂停', en: 'Paused when the limit was nearly used' },
  pauseAtCard: { zh: '临近亮牌时结束暂停', en: 'The pause ended when a card would fall' },
  decidedBefore: { zh: '决定早于受理', en: 'Decided before it was accepted' },
  burst: { zh: '集中连续录入', en: 'Typed in one sitting' },
  secondCorrection: { zh: '再次要求补正', en: 'Asked for corrections again' },
  lateEntry: { zh: '事后补录', en: 'Entered later than dated' },
  unlistedPause: { zh: '暂停超出事项规定', en: 'A pause that the item does not list' },
  repeatedPause: { zh: '多次暂停', en: 'Paused again and again' },
  acceptorDecides: { zh: '受理与决定为同一人', en: 'Accepted and decided by one person' },
} as const satisfies Record<FindingKind, Word>

/** One sentence a fact: what the ledger shows, filled with its figures. It says what happened and blames nobody. */
export const FACT_SAYS = {
  pausedLate: {
    zh: '{on}因{special}暂停计时，当时期限共{total}个工作日，还剩{left}个工作日（{due}到期）。',
    en: 'Paused with {left} of {total} days left',
  },
  lainIdle: { zh: '暂停之前，有{days}个工作日没有办理记录。', en: 'Nothing was done for {days} days before' },
  stepOver: {
    zh: '暂停时，“{step}”环节已超过环节时限{days}个工作日。',
    en: 'The step was over by {days} days',
  },
  endedOnLastDay: {
    zh: '{special}预计{days}个工作日，恰好在最后一天（{last}）结束暂停。',
    en: 'It ended on the last of its {days} days',
  },
  pausedAgain: { zh: '结束后不久，{again}又暂停计时。', en: 'Paused again on {again}' },
  decidedAtOnce: {
    zh: '{until}结束{special}，约{minutes}分钟后即作出决定；如果没有这次暂停，承诺时限{due}已经届满。',
    en: 'Decided {minutes} minutes after it ended',
  },
  decidedFirst: {
    zh: '决定日期为{decided}，早于受理日期{accepted}。',
    en: 'Decided on {decided}, accepted on {accepted}',
  },
  recordedFirst: {
    zh: '决定（{decided}）先于受理（{accepted}）记入系统。',
    en: 'The decision was recorded before the acceptance',
  },
  certificateFirst: {
    zh: '证照有效期自{certificate}开始，早于受理日期{accepted}。',
    en: 'The certificate begins on {certificate}, before the acceptance',
  },
  typedTogether: {
    zh: '同一账号连续受理或者决定{cases}件，相邻两件大约间隔{pace}秒，平时大约{usual}秒。',
    en: '{cases} cases, {pace} seconds apart instead of {usual}',
  },
  manyTogether: { zh: '一次连续录入{cases}件。', en: '{cases} cases in one sitting' },
  bothTogether: {
    zh: '其中{cases}件的受理和决定都在这一次录入。',
    en: 'Both acts of {cases} cases were typed in it',
  },
  noticeTwice: { zh: '{first}已经告知补正，{on}又发出补正告知。', en: 'A second correction notice' },
  returnedAgain: {
    zh: '{first}预审退回后，{on}再次退回（第{times}次），新提出{fresh}份材料的问题，其中{missing}份为缺少材料。',
    en: 'Returned again with {fresh} new faults',
  },
  askedAfterReturn: {
    zh: '{first}预审退回后，{on}又告知补正，新提出{fresh}份材料的问题，其中{missing}份为缺少材料。',
    en: 'A notice after a return, with {fresh} new faults',
  },
  enteredLate: {
    zh: '办理日期为{on}，{recordedOn}才记入系统，相隔{days}个工作日。',
    en: 'Dated {on}, recorded {recordedOn}',
  },
  enteredEarly: {
    zh: '办理日期为{on}，在此之前的{recordedOn}已记入系统。',
    en: 'Dated {on}, recorded before, on {recordedOn}',
  },
  keptLimit: {
    zh: '按办理日期没有超过{due}到期的时限，按记入系统的日期已经超过。',
    en: 'Dated within the limit, recorded after it',
  },
  notListed: {
    zh: '事项的办事指南没有列出{special}，办理中因{special}暂停计时。',
    en: '{special} is not listed',
  },
  longerThanListed: {
    zh: '办事指南规定{special}为{listed}个工作日，实际告知{days}个工作日。',
    en: '{days} days instead of the {listed} that are listed',
  },
  sameAgain: { zh: '同一办件因{special}暂停了{times}次。', en: '{special} {times} times' },
  soonAgain: { zh: '上一次暂停结束后{days}个工作日，又开始下一次暂停。', en: 'Again after {days} days' },
  manyPauses: { zh: '同一办件共暂停{times}次。', en: '{times} pauses' },
  sameHand: {
    zh: '承诺件的受理（{accepted}）和决定（{decided}）由同一账号记录。',
    en: 'Accepted and decided under one name',
  },
} as const satisfies Record<Fact, Word>

/** What each fact is, without its figures. */
export const FACT_BRIEF = {
  pausedLate: { zh: '期限用去九成以后暂停', en: 'Paused in the last tenth' },
  lainIdle: { zh: '暂停前长时间没有办理记录', en: 'Nothing was done before' },
  stepOver: { zh: '暂停时环节已经超时', en: 'The step was over' },
  endedOnLastDay: { zh: '在预计时长的最后一天结束', en: 'Ended on the last day' },
  pausedAgain: { zh: '结束后两个工作日内又暂停', en: 'Paused again at once' },
  decidedAtOnce: { zh: '结束后几分钟内作出决定', en: 'Decided within minutes' },
  decidedFirst: { zh: '决定日期早于受理日期', en: 'Dated before acceptance' },
  recordedFirst: { zh: '决定先于受理记入系统', en: 'Recorded before acceptance' },
  certificateFirst: { zh: '证照有效期早于受理日期', en: 'Valid before acceptance' },
  typedTogether: { zh: '连续录入远快于平时', en: 'Far faster than usual' },
  manyTogether: { zh: '一次录入的件数', en: 'How many' },
  bothTogether: { zh: '受理和决定在同一次录入', en: 'Both acts in one sitting' },
  noticeTwice: { zh: '两次发出补正告知', en: 'Two notices' },
  returnedAgain: { zh: '预审再次退回并提出新的问题', en: 'Returned again' },
  askedAfterReturn: { zh: '预审退回后又告知新的补正', en: 'A notice after a return' },
  enteredLate: { zh: '办理日期早于记入系统的日期', en: 'Entered late' },
  enteredEarly: { zh: '办理日期晚于记入系统的日期', en: 'Entered early' },
  keptLimit: { zh: '按办理日期未超期、按记录日期已超期', en: 'Within the limit by its date only' },
  notListed: { zh: '办事指南没有列出的特别程序', en: 'Not listed' },
  longerThanListed: { zh: '告知的时长超过办事指南', en: 'Longer than listed' },
  sameAgain: { zh: '同一程序重复进行', en: 'The same again' },
  soonAgain: { zh: '前后两次暂停相隔很近', en: 'Soon after another' },
  manyPauses: { zh: '暂停三次以上', en: 'Three or more' },
  sameHand: { zh: '受理和决定由同一账号记录', en: 'One hand' },
} as const satisfies Record<Fact, Word>

/** What a page says of each kind: why it is looked at, what may well explain it, and the law or source behind it. */
export const KIND_EXPLAINED = {
  latePause: {
    why: {
      zh: '特别程序的时间不计入期限。期限用去九成以后才开始的暂停，有可能是为了避免超期。',
      en: 'Special procedures do not count; one that begins at the very end may serve the clock',
    },
    innocent: {
      zh: '审查后期才发现需要检验、评审的，属于正常情况。请核对提出特别程序的依据和书面告知。',
      en: 'The need for it may have shown late',
    },
    basis: { zh: '《行政许可法》第四十五条', en: 'Administrative Licensing Law art. 45' },
  },
  pauseAtCard: {
    why: {
      zh: '暂停恰好在将要亮牌时结束，或者一结束就作出决定，说明暂停的起止可能跟着期限走。',
      en: 'The pause may follow the limit instead of the procedure',
    },
    innocent: {
      zh: '按预计时间完成是正常的；结论出来当即决定也值得鼓励。请核对结论的实际形成日期。',
      en: 'To be on time is no fault',
    },
    basis: { zh: '《行政许可法》第四十五条、第七十四条', en: 'Administrative Licensing Law art. 45 and 74' },
  },
  decidedBefore: {
    why: {
      zh: '先决定、后受理，说明办件可能在系统外办完再补录，系统内的时限不能反映真实情况。',
      en: 'It may have been handled outside the system',
    },
    innocent: {
      zh: '延续类证照的有效期可以接续原证照；日期也可能填错。请核对证照和决定书原件。',
      en: 'A renewed permit may run on; a date may be mistyped',
    },
    basis: { zh: '《行政许可法》第三十二条、第三十八条', en: 'Administrative Licensing Law art. 32 and 38' },
  },
  burst: {
    why: {
      zh: '许多办件在几分钟内连续受理、决定，速度远快于本人平时，可能是体外办理后集中补录。',
      en: 'Many cases in minutes, far faster than usual',
    },
    innocent: {
      zh: '停电、断网后补录，或者同一批简单办件集中办理，都会这样。速度以本人平时为准，一贯较快的不会列出。',
      en: 'A power cut or a batch of simple cases looks the same',
    },
    basis: { zh: '《行政许可法》第三十七条', en: 'Administrative Licensing Law art. 37' },
  },
  secondCorrection: {
    why: {
      zh: '需要补正的内容应当一次告知。第二次提出时才说的“缺少材料”，第一次就应当告知。',
      en: 'Everything has to be told at once',
    },
    innocent: {
      zh: '申请人重新提交的材料也可能出现新问题。系统已经拒绝的再次补正不产生记录，这里列出的是其他途径的再次要求。',
      en: 'New papers may have new faults',
    },
    basis: {
      zh: '《行政许可法》第三十二条第一款第四项、第七十二条第四项',
      en: 'Administrative Licensing Law art. 32(4), 72(4)',
    },
  },
  lateEntry: {
    why: {
      zh: '办理日期由录入人填写，记录时间由系统生成。两者相隔越久，越需要核对当时的纸质材料。',
      en: 'The day is typed, the instant of the record is not',
    },
    innocent: {
      zh: '停电、断网期间用纸质单据办理、恢复后补录，属于正常情况；期满视为受理由系统记录，不列入。',
      en: 'Paper work during an outage is typed later',
    },
    basis: { zh: '《行政许可法》第四十二条、第四十三条', en: 'Administrative Licensing Law art. 42, 43' },
  },
  unlistedPause: {
    why: {
      zh: '只有办事指南列出的特别程序才不计入期限，时长也应当事先告知。',
      en: 'Only what the guide lists stops the clock',
    },
    innocent: {
      zh: '复杂项目的评审可能确需更长时间，应当有书面告知和批准。请核对告知书。',
      en: 'A difficult case may need longer, with a notice',
    },
    basis: { zh: '《行政许可法》第四十五条', en: 'Administrative Licensing Law art. 45' },
  },
  repeatedPause: {
    why: {
      zh: '同一程序反复进行，或者一次接着一次，期限可能长期不走。',
      en: 'The clock may never run',
    },
    innocent: {
      zh: '首次检测不合格、整改后复检的，属于正常情况。请核对每一次的结论。',
      en: 'A test may have to be repeated',
    },
    basis: { zh: '《行政许可法》第四十五条', en: 'Administrative Licensing Law art. 45' },
  },
  acceptorDecides: {
    why: {
      zh: '承诺件的受理和决定应当由不同的人办理，前台受理、后台审批相互制约。',
      en: 'Who accepts does not decide',
    },
    innocent: {
      zh: '系统启用以前的旧办件，或者顶岗期间，可能出现。请核对当天的在岗登记。',
      en: 'Old cases, or somebody stood in',
    },
    basis: {
      zh: '平凉市《全面推进政务服务中心“一窗受理集成服务”工作方案》（前台综合受理、后台分类审批）',
      en: 'Front desk accepts, back office decides',
    },
  },
} as const satisfies Record<FindingKind, { why: Word; innocent: Word; basis: Word }>

/** The groups findings are counted by. */
export const FINDING_GROUP = {
  person: { zh: '人员', en: 'Person' },
  site: { zh: '窗口', en: 'Window site' },
  organ: { zh: '部门', en: 'Department' },
  item: { zh: '事项', en: 'Item' },
} as const satisfies Record<string, Word>

export const STANDING = {
  few: { zh: '样本较少，不作比较', en: 'Too few to compare' },
  usual: { zh: '与其他相近', en: 'As others' },
  above: { zh: '高于其他', en: 'Above others' },
} as const satisfies Record<string, Word>

export const FORENSICS = {
  title: { zh: '计时线索', en: 'Clock findings' },
  lead: {
    zh: '系统从办理记录中找出少见的计时情况，按分值排列。线索只说明记录了什么，不等于违规；请核对材料后再作判断。',
    en: 'Facts, no accusations',
  },
  list: { zh: '线索', en: 'Findings' },
  groups: { zh: '分组比较', en: 'Compared' },
  kinds: { zh: '说明', en: 'Explained' },
  views: { zh: '计时线索的视图', en: 'Views' },
  filters: { zh: '筛选线索', en: 'Filters' },
  kind: { zh: '类型', en: 'Kind' },
  anyKind: { zh: '全部类型', en: 'Any kind' },
  anyOrgan: { zh: '全部部门', en: 'Any department' },
  organ: { zh: '部门', en: 'Department' },
  site: { zh: '窗口', en: 'Window site' },
  item: { zh: '事项', en: 'Item' },
  weak: { zh: '分值', en: 'Weight' },
  onlyStrong: { zh: '{n}分以上', en: 'From {n} points' },
  allWeights: { zh: '包括较弱的', en: 'The weak ones too' },
  since: { zh: '时间', en: 'Since' },
  days90: { zh: '近90天', en: '90 days' },
  days365: { zh: '近一年', en: 'A year' },
  ever: { zh: '全部时间', en: 'Ever' },
  points: { zh: '{n}分', en: '{n}' },
  what: { zh: '情况', en: 'What' },
  where: { zh: '部门 · 窗口', en: 'Where' },
  who: { zh: '记录人', en: 'Recorded by' },
  number: { zh: '办件', en: 'Case' },
  when: { zh: '记录时间', en: 'When' },
  empty: { zh: '没有符合条件的线索。', en: 'None' },
  emptyStrong: { zh: '没有达到分值的线索。可以选择“包括较弱的”。', en: 'None of weight' },
  reasons: { zh: '分值的构成', en: 'What it weighs' },
  evidence: { zh: '记录依据', en: 'Evidence' },
  event: { zh: '记录', en: 'Event' },
  seq: { zh: '第{n}条', en: 'No {n}' },
  dated: { zh: '办理日期', en: 'Dated' },
  recorded: { zh: '记入系统', en: 'Recorded' },
  hash: { zh: '校验值', en: 'Hash' },
  openCase: { zh: '查看办件', en: 'Open the case' },
  explain: { zh: '怎样看待这类线索', en: 'How to read it' },
  why: { zh: '为什么列出', en: 'Why' },
  innocent: { zh: '可能的正当原因', en: 'What may explain it' },
  basis: { zh: '依据', en: 'Basis' },
  facts: { zh: '可能包含的情况', en: 'Facts' },
  scale: {
    zh: '分值是对数刻度：10分表示这种情况在依法办理的记录中大约十件才有一件，20分大约百件一件，多种情况相加。{n}分以上列出，较弱的可以选择查看。',
    en: 'Ten points are one in ten',
  },
  onlyPerson: { zh: '只看{name}记录的', en: 'Of {name} only' },
  onlySite: { zh: '只看{name}的', en: 'Of {name} only' },
  onlyItem: { zh: '只看“{name}”的', en: 'Of {name} only' },
  chosen: { zh: '所选对象', en: 'What was chosen' },
  everything: { zh: '查看全部', en: 'All' },
  by: { zh: '按', en: 'By' },
  name: { zh: '名称', en: 'Name' },
  cases: { zh: '办件数', en: 'Cases' },
  found: { zh: '有线索的', en: 'With findings' },
  rate: { zh: '占比', en: 'Rate' },
  peers: { zh: '其他合计', en: 'Others' },
  standing: { zh: '比较', en: 'Standing' },
  groupsHint: {
    zh: '占比与同类其他合计相比；办件少于{cases}件或者有线索的少于{found}件的，不作比较。“高于其他”已考虑偶然因素（95%的把握）。',
    en: 'Small samples are not compared',
  },
  system: { zh: '系统', en: 'The system' },
  applicant: { zh: '申请人', en: 'The applicant' },
  examined: { zh: '已分析{n}件办件', en: '{n} cases examined' },
  api: {
    list: { zh: '计时线索列表', en: 'Findings' },
    one: { zh: '一条计时线索', en: 'A finding' },
    groups: { zh: '计时线索的分组比较', en: 'Compared by group' },
  },
} as const
