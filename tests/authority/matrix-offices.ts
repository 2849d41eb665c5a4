import { DESKS, NOBODY, ofCase, open, PNG, people, type Rule, why } from './rule.ts'

const ADMINISTRATORS = 'systemAdmin securityAdmin auditAdmin'
/** Whoever has cases in hand; and whoever a card can be charged to, who answer questions among them. */
const HANDS = 'clerk townshipClerk villageAgent outputClerk hallManager reviewer approver'
const CHARGED = `consultant ${HANDS}`
/** Whoever people meet first, and everybody a question can lie with or is watched by. */
const FRONT = 'clerk consultant townshipClerk villageAgent'
const CONSULTS = `${FRONT} hallManager reviewer approver supervisor`
const TICKET = `/api/consultations/${NOBODY}`
const CARD = `/api/cases/${NOBODY}/cards/${NOBODY}`

/** Administration, the calendar, and supervision: the part of the matrix that is not the way of a case. */
// biome-ignore format: a table is read by its columns
export const OFFICES: Readonly<Record<string, Rule>> = {
  // ── 三员分立: the system administrator says who is there, the security administrator what they may do, the audit
  //    administrator reads; no two of these in one hand, and nobody else in any of them
  'GET /api/people': people(ADMINISTRATORS, '/api/people'),
  'GET /api/people/:id': people(ADMINISTRATORS, `/api/people/${NOBODY}`),
  'POST /api/people': people('systemAdmin', '/api/people', { name: '常永红', staffNo: '999999', organ: 'nowhere', title: '科员', from: '2026-04-20', reason: '新入职' }),
  'POST /api/people/:id/account': people('systemAdmin', `/api/people/${NOBODY}/account`, { login: 'chang', reason: '新入职' }),
  'POST /api/people/:id/initial-password': people('systemAdmin', `/api/people/${NOBODY}/initial-password`, { reason: '忘记密码' }),
  'POST /api/people/:id/disablement': people('systemAdmin', `/api/people/${NOBODY}/disablement`, { reason: '长期离岗' }),
  'POST /api/people/:id/enablement': people('systemAdmin', `/api/people/${NOBODY}/enablement`, { reason: '返岗' }),
  'POST /api/people/:id/departure': people('systemAdmin', `/api/people/${NOBODY}/departure`, { lastDay: '2026-04-20', reason: '退休' }),
  'GET /api/posts': people(ADMINISTRATORS, '/api/posts'),
  'GET /api/posts/:post': people(ADMINISTRATORS, '/api/posts/clerk@nowhere'),
  'POST /api/posts/:post/appointments': people('securityAdmin', '/api/posts/clerk@nowhere/appointments', { side: 'A', person: NOBODY, from: '2026-04-20', reason: '轮岗' }),
  'POST /api/posts/:post/reliefs': people('securityAdmin', '/api/posts/clerk@nowhere/reliefs', { side: 'A', person: NOBODY, from: '2026-04-20', lastDay: '2026-04-20', reason: '轮岗' }),
  'GET /api/authorisations': people(ADMINISTRATORS, '/api/authorisations'),
  'POST /api/authorisations': people('securityAdmin', '/api/authorisations', { post: 'clerk@nowhere', organ: 'nowhere', item: '*', handling: 'onSpot', paper: '静政办〔2026〕9号', paperOn: '2026-04-01', from: '2026-04-20', reason: '授权到位' }),
  'POST /api/authorisations/:id/withdrawal': people('securityAdmin', `/api/authorisations/${NOBODY}/withdrawal`, { lastDay: '2026-04-20', reason: '收回' }),
  // ── the calendar: one loads a notice, another confirms it; whoever administers or supervises looks
  'GET /api/calendar': people(`${ADMINISTRATORS} supervisor`, '/api/calendar'),
  'GET /api/calendar/years/:year': people(`${ADMINISTRATORS} supervisor`, '/api/calendar/years/2026'),
  'POST /api/calendar/reading': people('systemAdmin', '/api/calendar/reading', { text: '不是通知' }),
  'POST /api/calendar/notices': people('systemAdmin', '/api/calendar/notices', { text: '不是通知' }),
  'GET /api/calendar/notices/:id': people(`${ADMINISTRATORS} supervisor`, `/api/calendar/notices/${NOBODY}`),
  'GET /api/calendar/notices/:id/cases': people('supervisor', `/api/calendar/notices/${NOBODY}/cases`),
  'POST /api/calendar/notices/:id/application': people('supervisor', `/api/calendar/notices/${NOBODY}/application`, {}),
  'POST /api/calendar/notices/:id/withdrawal': people('systemAdmin supervisor', `/api/calendar/notices/${NOBODY}/withdrawal`, { reason: '来源不可靠' }),
  'GET /api/changes': people('auditAdmin', '/api/changes'),
  'GET /api/establishment/organs': people(ADMINISTRATORS, '/api/establishment/organs'),
  'GET /api/establishment/organs/:organ': people(ADMINISTRATORS, '/api/establishment/organs/11620826MB0000001J'),
  'POST /api/establishment/organs': people('systemAdmin', '/api/establishment/organs', { creditCode: '11620826MB0000001J', department: 'data', division: '620826000000', name: '静宁县数据局', shortName: '县数据局', documentName: '静数', reviewBody: '静宁县人民政府', court: '静宁县人民法院', address: '静宁县中街1号', consultPhone: '0933-2521001', supervisePhone: '0933-2521002', from: '2026-04-20', reason: '机构改革' }),
  'POST /api/establishment/organs/:organ/names': people('systemAdmin', '/api/establishment/organs/11620826MB0000001J/names', { name: '静宁县数据局', shortName: '县数据局', documentName: '静数', reviewBody: '静宁县人民政府', court: '静宁县人民法院', from: '2026-04-20', reason: '机构改革' }),
  'POST /api/establishment/organs/:organ/closure': people('systemAdmin', '/api/establishment/organs/11620826MB0000001J/closure', { lastDay: '2026-04-20', reason: '机构改革' }),
  'GET /api/establishment/sites': people(ADMINISTRATORS, '/api/establishment/sites'),
  'GET /api/establishment/sites/:site': people(ADMINISTRATORS, '/api/establishment/sites/hall-nowhere'),
  'POST /api/establishment/sites': people('systemAdmin', '/api/establishment/sites', { kind: 'branch', organ: '11620826MB0000001J', name: '静宁县分厅', address: '静宁县南街2号', phone: '0933-2520001', hours: '周一至周五 8:30至17:30', area: 120, director: NOBODY, from: '2026-04-20', reason: '新开' }),
  'POST /api/establishment/sites/:site/particulars': people('systemAdmin', '/api/establishment/sites/hall-nowhere/particulars', { name: '静宁县分厅', address: '静宁县南街2号', phone: '0933-2520001', hours: '周一至周五 8:30至17:30', reason: '搬迁' }),
  'POST /api/establishment/sites/:site/closure': people('systemAdmin', '/api/establishment/sites/hall-nowhere/closure', { lastDay: '2026-04-20', reason: '合并' }),
  'POST /api/establishment/sites/:site/windows': people('systemAdmin', '/api/establishment/sites/hall-nowhere/windows', { number: 9, name: '综合窗口', kind: 'comprehensive', groups: ['market'], from: '2026-04-20', reason: '新开' }),
  'POST /api/establishment/windows/:window/arrangement': people('systemAdmin', '/api/establishment/windows/hall-nowhere-01/arrangement', { name: '综合窗口', groups: ['market'], from: '2026-04-20', reason: '调整' }),
  'POST /api/establishment/windows/:window/closure': people('systemAdmin', '/api/establishment/windows/hall-nowhere-01/closure', { lastDay: '2026-04-20', reason: '合并' }),
  'POST /api/posts': people('systemAdmin', '/api/posts', { role: 'clerk', seat: 'nowhere', title: '某窗口综合受理岗', from: '2026-04-20', reason: '新设' }),
  'POST /api/posts/:post/name': people('systemAdmin', '/api/posts/clerk@nowhere/name', { title: '某窗口综合受理岗', reason: '更名' }),
  'POST /api/posts/:post/closure': people('systemAdmin', '/api/posts/clerk@nowhere/closure', { lastDay: '2026-04-20', reason: '撤销' }),
  'POST /api/standing-in': people('staff', '/api/standing-in', {}),

  // ── items: a department's editor drafts, two others audit, an organ says for itself in what it differs
  'GET /api/item-drafts': people('catalogueEditor catalogueAuditor legalAuditor', '/api/item-drafts'),
  'POST /api/item-drafts': people('catalogueEditor', '/api/item-drafts', { id: NOBODY, kind: 'change', items: ['nothing'] }),
  'GET /api/item-drafts/:id': people('catalogueEditor catalogueAuditor legalAuditor', `/api/item-drafts/${NOBODY}`),
  'PUT /api/item-drafts/:id': people('catalogueEditor', `/api/item-drafts/${NOBODY}`, { revision: 0, content: [], basis: '', startsOn: null }),
  'POST /api/item-drafts/:id/submission': people('catalogueEditor', `/api/item-drafts/${NOBODY}/submission`, {}),
  'POST /api/item-drafts/:id/audit': people('catalogueAuditor legalAuditor', `/api/item-drafts/${NOBODY}/audit`, { verdict: 'approve', opinion: '', fingerprint: '0'.repeat(64) }),
  'POST /api/item-drafts/:id/withdrawal': people('catalogueEditor', `/api/item-drafts/${NOBODY}/withdrawal`, why),
  'GET /api/local-guides': people('catalogueEditor catalogueAuditor legalAuditor approver supervisor', '/api/local-guides?item=food-business-permit'),
  'GET /api/item-codes': people('staff', '/api/item-codes?item=food-business-permit'),
  'POST /api/items/:item/legacy-codes': people('catalogueEditor', '/api/items/food-business-permit/legacy-codes', { code: '平市监-许可-07', kind: 'other', note: '' }),
  'POST /api/items/:item/legacy-codes/retirement': people('catalogueEditor', '/api/items/food-business-permit/legacy-codes/retirement', { code: '没有', kind: 'other', reason: '误记' }),
  'GET /api/next-item-code': people('catalogueEditor', '/api/next-item-code?type=01'),
  'GET /api/item-figures': people('catalogueEditor catalogueAuditor legalAuditor supervisor', '/api/item-figures'),
  'PUT /api/local-guides/:code': people('catalogueEditor approver', '/api/local-guides/nothing', { local: {}, startsOn: '2026-04-20', reason: '试行' }),
  // ── items in from files and out again: whoever drafts, and whoever sees drafts
  'POST /api/item-imports/:id/trial': people('catalogueEditor', `/api/item-imports/${NOBODY}/trial?name=a.csv`, Buffer.from('事项名称\n甲\n')),
  'GET /api/item-imports/:id': people('catalogueEditor', `/api/item-imports/${NOBODY}`),
  'POST /api/item-imports/:id/drafts': people('catalogueEditor', `/api/item-imports/${NOBODY}/drafts`, {}),
  'GET /api/item-export': people('catalogueEditor catalogueAuditor legalAuditor', '/api/item-export?format=csv'),

  // ── what stands out in the ledgers is supervision's to read
  'GET /api/forensics/findings': people('supervisor', '/api/forensics/findings'),
  'GET /api/forensics/findings/:id': people('supervisor', `/api/forensics/findings/${NOBODY}_burst_1`),
  'GET /api/forensics/groups': people('supervisor', '/api/forensics/groups'),

  // ── inspections: supervision inspects and judges, whoever is responsible answers
  'GET /api/inspections': people('supervisor', '/api/inspections'),
  'POST /api/inspections': people('supervisor', '/api/inspections', { id: NOBODY, division: '620826000000', subjectKind: 'itemGroup', subject: 'market', on: '2026-04-20', inspectors: ['甲', '乙'], purpose: '受理', findings: [] }),
  'GET /api/inspections/:id': people('supervisor', `/api/inspections/${NOBODY}`),
  'POST /api/inspections/:id/findings/:nth/reports': people('hallManager approver', `/api/inspections/${NOBODY}/findings/1/reports`, { text: '已整改' }),
  'POST /api/inspections/:id/findings/:nth/verdict': people('supervisor', `/api/inspections/${NOBODY}/findings/1/verdict`, { verdict: 'confirmed' }),
  'POST /api/inspections/:id/measures': people('supervisor', `/api/inspections/${NOBODY}/measures`, { finding: null, person: '甲', place: '乙局', grade: 'talk', basis: '工作方案', decidedOn: '2026-04-20' }),
  'GET /api/rectifications': people('hallManager approver', '/api/rectifications'),
  'GET /api/plan-calls': people('supervisor', '/api/plan-calls'),
  'POST /api/plan-calls': people('supervisor', '/api/plan-calls', { id: NOBODY, title: '方案', document: '一号', issuedOn: '2026-04-20', dueOn: '2026-05-25' }),
  'POST /api/plan-calls/:call/plans': people('supervisor', `/api/plan-calls/${NOBODY}/plans?division=620826000000&title=a&datedOn=2026-04-20&name=a.pdf`, PNG),
  'GET /api/plan-calls/:call/plans/:division/:nth/file': people('supervisor', `/api/plan-calls/${NOBODY}/plans/620826000000/1/file`),

  // ── consultations: every front desk takes questions in and answers (首问负责), departments answer what is passed to them,
  //    whoever runs a hall passes on, supervision looks; what is published is the department's approver's to say
  'GET /api/consultations': people(CONSULTS, '/api/consultations'),
  'POST /api/consultations': people(FRONT, '/api/consultations', { id: NOBODY, channel: 'phone', question: '怎么办', item: 'nothing' }),
  'GET /api/consultations/:id': people(CONSULTS, TICKET),
  'POST /api/consultations/:id/answer': people(`${FRONT} reviewer approver`, `${TICKET}/answer`, { text: '可以', citations: [] }),
  'POST /api/consultations/:id/transfer': people(`${FRONT} hallManager reviewer approver`, `${TICKET}/transfer`, why),
  'POST /api/consultations/:id/dismissal': people(`${FRONT} reviewer approver`, `${TICKET}/dismissal`, why),
  'POST /api/consultations/:id/faq': people(`${FRONT} reviewer approver`, `${TICKET}/faq`, { question: '要钱吗', answer: '不收费' }),
  'GET /api/consultation-figures': people(CONSULTS, '/api/consultation-figures'),
  'GET /api/faq-desk': people('approver', '/api/faq-desk'),
  'POST /api/faq-desk/:id/publication': people('approver', `/api/faq-desk/${NOBODY}/publication`, { nth: 1, question: '要钱吗', answer: '不收费', version: 1, clause: 'fees.1' }),
  'POST /api/faq-desk/:id/declination': people('approver', `/api/faq-desk/${NOBODY}/declination`, { nth: 1, ...why }),
  'POST /api/faq-desk/:id/withdrawal': people('approver', `/api/faq-desk/${NOBODY}/withdrawal`, { nth: 1, ...why }),
  'GET /api/faq': open('/api/faq'),
  'GET /api/items/:item/clauses': open('/api/items/food-business-permit/clauses'),
  // a channel is known by its signature, whoever else is signed in; none is configured here
  'POST /api/inbound/:channel/consultations': open('/api/inbound/wechat/consultations', { messageId: '1' }),
  'GET /consult': open('/consult'),
  'POST /consult': open('/consult', { question: '' }),
  'GET /consult/follow': open('/consult/follow'),
  'POST /consult/follow': open('/consult/follow', { number: '1', code: '1' }),
  'GET /my/consultations': people('applicant', '/my/consultations'),
  'GET /my/consultations/:id': people('applicant', `/my/consultations/${NOBODY}`),
  'POST /my/consultations/:id': people('applicant', `/my/consultations/${NOBODY}`, { doing: 'rate', stars: '5' }),
  'GET /q/:token': open('/q/AAAAAAAAAAAAAAAAAAAAAA'),
  'POST /q/:token': open('/q/AAAAAAAAAAAAAAAAAAAAAA', { doing: 'rate', stars: '5' }),

  // ── supervision: the desk of the division; whoever is charged answers and appeals; nobody else sees a card
  'GET /api/cards': people(`supervisor ${CHARGED}`, '/api/cards'),
  'GET /api/card-choices': people(`supervisor ${CHARGED}`, '/api/card-choices'),
  'GET /api/cards.csv': people(`supervisor ${CHARGED}`, '/api/cards.csv'),
  'GET /api/cases/:caseId/cards/:card': people(`supervisor ${CHARGED}`, CARD),
  'GET /api/cases/:caseId/cards/:card/order': people(`supervisor ${CHARGED}`, `${CARD}/order`),
  'POST /api/cases/:caseId/cards/:card/issue': people('supervisor', `${CARD}/issue`, {}),
  'POST /api/cases/:caseId/cards/:card/cancellation': people('supervisor', `${CARD}/cancellation`, why),
  'POST /api/cases/:caseId/cards/:card/reply': people(CHARGED, `${CARD}/reply`, { text: '已办结' }),
  'POST /api/cases/:caseId/cards/:card/appeal': people(CHARGED, `${CARD}/appeal`, why),
  'POST /api/cases/:caseId/cards/:card/revocation': people('supervisor', `${CARD}/revocation`, why),
  'POST /api/cases/:caseId/cards/:card/appeal-return': people('supervisor', `${CARD}/appeal-return`, why),
  'POST /api/cases/:caseId/cards/:card/referral': people('supervisor', `${CARD}/referral`, why),
  'POST /api/cases/:caseId/cards/:card/order': people('supervisor', `${CARD}/order`, { text: '三日内办结', dueOn: '2026-12-31' }),
  'POST /api/cases/:caseId/cards/:card/order-answer': people(CHARGED, `${CARD}/order-answer`, { text: '已办结' }),
  'GET /api/supervision-rules': people('staff', '/api/supervision-rules'),
  'PUT /api/supervision-rules/:rule': people('supervisor', '/api/supervision-rules/99-red', { threshold: 1, enabled: true, reason: '试' }),
  'GET /api/supervision-figures': people(`supervisor ${CHARGED}`, '/api/supervision-figures'),
  'GET /api/supervision-report.csv': people('supervisor', '/api/supervision-report.csv'),
  'GET /api/cases/:id/supervision': ofCase('staff'),
  'GET /api/errands': people(`supervisor ${HANDS}`, '/api/errands'),
  'POST /api/urges': people(`supervisor ${HANDS}`, '/api/urges', { caseId: NOBODY, text: '请尽快办理' }),
  'POST /api/transfers': people(DESKS, '/api/transfers', { caseId: NOBODY, to: NOBODY, text: '今天外出' }),
  'POST /api/errands/:caseId/:errand/answer': people(`supervisor ${HANDS}`, `/api/errands/${NOBODY}/${NOBODY}/answer`, { answer: '今天办结' }),

  // ── reuse of materials: supervision of its division, the head of a department of the own organ
  'GET /api/reuse-figures': people('supervisor approver', '/api/reuse-figures'),
  'GET /api/reuse.csv': people('supervisor approver', '/api/reuse.csv'),
}
