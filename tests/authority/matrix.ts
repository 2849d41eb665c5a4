import type { Role } from '../../src/core/authority.ts'
import { STATES, type State } from './files.ts'
import { OFFICES } from './matrix-offices.ts'
import {
  act,
  DESKS,
  DOOR,
  draft,
  link,
  NOBODY,
  ofCase,
  open,
  own,
  type Part,
  PNG,
  people,
  type Rule,
  roles,
  STAFF,
  why,
} from './rule.ts'

/** Who sees a case at all, by the part their place has in it. Every other post sees none. */
export const SIGHT: Partial<
  Record<Role, readonly ('receives' | 'handsOut' | 'decides' | 'asked' | 'oversees')[]>
> = {
  clerk: ['receives', 'handsOut'],
  outputClerk: ['receives', 'handsOut'],
  hallManager: ['receives', 'handsOut'],
  townshipClerk: ['receives', 'handsOut'],
  villageAgent: ['receives', 'handsOut'],
  reviewer: ['decides', 'asked'],
  approver: ['decides', 'asked'],
  supervisor: ['oversees'],
}

// Where a case stands, in the words of the division of work.
const ONLINE: readonly State[] = ['submitted']
const RECEIVED: readonly State[] = [
  'received',
  'received, to be decided on the spot',
  'received, corrected once',
  'received, with a promise',
]
const BEFORE_ACCEPTANCE: readonly State[] = ['submitted', 'prePassed', ...RECEIVED]
/** Accepted without a material that was to follow (容缺受理). */
const AWAITED: readonly State[] = ['reviewing, what was promised handed in', 'reviewing, a promise not kept']
const AT_STEP: readonly State[] = [
  'reviewing',
  'reviewing, at the second step',
  'reviewing, a hearing may be asked for',
  ...AWAITED,
]
const AT_DECISION: readonly State[] = ['deciding']
const HEARING: readonly State[] = ['suspended, a hearing to be called', 'suspended, a hearing called']
const SUSPENDED: readonly State[] = ['suspended', 'suspended, before the decision', ...HEARING]
const UNDER_REVIEW: readonly State[] = [...AT_STEP, ...AT_DECISION, ...SUSPENDED, 'halted']
const COMPLETED: readonly State[] = ['completed', 'completed, fee and originals settled']
const OPEN: readonly State[] = [
  'submitted',
  'preReturned',
  'prePassed',
  ...RECEIVED,
  'correcting',
  ...AT_STEP,
  ...AT_DECISION,
  ...SUSPENDED,
  'halted',
]
const WINDOW = 'clerk townshipClerk villageAgent'
/** Whoever people meet at a site. */
const FACES = 'clerk outputClerk consultant hallManager townshipClerk villageAgent'
const FOOD = '/items/food-business-permit'
const OUTPUT = 'outputClerk townshipClerk villageAgent'
/** What has been told by a paper that wants a stamp. */
const WITH_PAPERS: readonly State[] = [
  'received, corrected once',
  'correcting',
  ...AT_STEP,
  ...AT_DECISION,
  ...SUSPENDED,
  'halted',
  'terminated',
  'decided',
  ...COMPLETED,
  'closed',
  'dispatched',
  'delivered',
  'notApplicable',
  'refused',
  'returned',
  'withdrawn',
]
const faults = [{ material: '$material', fault: 'incomplete', note: '缺第二页' }]

/** Whose turn it is in each state: nobody takes what lies on another's desk into their own hands. */
// biome-ignore format: a table is read by its columns
export const DESK: Partial<Record<State, { roles: readonly Role[]; part: Part }>> = {
  ...each([...BEFORE_ACCEPTANCE, 'preReturned', 'correcting'], { roles: roles(WINDOW), part: 'receives' }),
  ...each([...AT_STEP, 'suspended', ...HEARING],               { roles: ['reviewer'], part: 'decides' }),
  ...each(['deciding', 'suspended, before the decision', 'halted', 'decided'], { roles: ['approver'], part: 'decides' }),
  ...each([...COMPLETED, 'closed', 'dispatched'],              { roles: roles(OUTPUT), part: 'handsOut' }),
}
function each<T>(states: readonly State[], desk: T): Partial<Record<State, T>> {
  return Object.fromEntries(states.map((state) => [state, desk]))
}
const ON_A_DESK = Object.keys(DESK) as State[]

/**
 * Who may ask what of the server: every route, reviewed by people. It is written from the law and the division of work
 * (前台综合受理、后台分类审批、统一窗口出件), never derived from the code: `core/authority.ts` is what is tested with it.
 * A route that is missing here fails the build.
 */
// biome-ignore format: a table is read by its columns
export const MATRIX: Readonly<Record<string, Rule>> = {
  ...OFFICES,
  // ── how the house is reached
  'GET /healthz': open('/healthz'),
  'GET /readyz': open('/readyz'),
  'GET /openapi.json': open('/openapi.json'),
  'GET /docs': open('/docs'),
  'GET /docs/json': open('/docs/json'),
  'GET /docs/yaml': open('/docs/yaml'),
  'GET /docs/static/*': open('/docs/static/index.css'),
  'GET /docs/static/index.html': open('/docs/static/index.html'),
  'GET /docs/static/swagger-initializer.js': open('/docs/static/swagger-initializer.js'),
  'GET /elder': open('/elder?on=1'),
  'GET /portal.css': open('/portal.css'),
  'GET /portal.js': open('/portal.js'),
  'GET /icon.svg': open('/icon.svg'),
  'GET /desk': open('/desk'),
  'GET /desk/': open('/desk/'),
  'GET /desk/*': open('/desk/inbox'),
  'GET /desk/index.html': open('/desk/index.html'),

  // ── sign-in and out
  'GET /signin': DOOR,
  'GET /signin/callback': DOOR,
  'GET /signin/expired': DOOR,
  'POST /signout': DOOR,
  'GET /signout/done': DOOR,
  'GET /oidc/*': DOOR,
  'POST /oidc/*': DOOR,
  'GET /oidc/interaction/:uid': DOOR,
  'POST /oidc/interaction/:uid': DOOR,
  'GET /oidc/interaction/:uid/registration': DOOR,
  'POST /oidc/interaction/:uid/registration': DOOR,
  'POST /oidc/interaction/:uid/demo': DOOR,
  'GET /oidc/interaction/:uid/new-password': DOOR,
  'POST /oidc/interaction/:uid/new-password': DOOR,

  // ── what is published: what can be applied for, where the offices are, how they are rated, whether a paper is genuine
  'GET /': open('/'),
  'GET /items': open('/items'),
  'GET /items/:item': open(FOOD),
  'GET /items/:item/answers': open(`${FOOD}/answers`),
  'GET /items/:item/form': open(`${FOOD}/form`),
  'GET /items/:item/form.pdf': open(`${FOOD}/form.pdf`),
  'GET /items/:item/sample': open(`${FOOD}/sample`),
  'GET /items/:item/sample.pdf': open(`${FOOD}/sample.pdf`),
  'GET /items/:item/list': open(`${FOOD}/list`),
  'GET /items/:item/history': open(`${FOOD}/history`),
  'GET /items/:item/comparison': open(`${FOOD}/comparison?from=1&to=1`),
  'GET /items/:item/notice.pdf': open(`${FOOD}/notice.pdf`),
  'GET /items/:item/questions': open(`${FOOD}/questions`),
  'GET /items/:item/guide.pdf': open(`${FOOD}/guide.pdf`),
  'GET /items/:item/guide.docx': open(`${FOOD}/guide.docx`),
  'GET /open-data': open('/open-data'),
  'GET /open-data/:file': open('/open-data/items.json'),
  'GET /handbooks': open('/handbooks'),
  'GET /handbooks/:file': open('/handbooks/market.pdf'),
  'GET /directory': open('/directory'),
  'GET /departments': open('/departments'),
  'GET /departments/:key': open('/departments/health'),
  'GET /place': open('/place'),
  'GET /places': open('/places'),
  'GET /places/:division': open('/places/620826000000'),
  'GET /sites/:id': open('/sites/hall-620826'),
  'GET /ratings': open('/ratings'),
  'GET /api/divisions': open('/api/divisions'),
  'GET /api/divisions/:code/organs': open('/api/divisions/620826000000/organs'),
  'GET /api/divisions/:code/sites': open('/api/divisions/620826000000/sites'),
  'GET /api/sites/:id': open('/api/sites/hall-620826'),
  'GET /api/departments': open('/api/departments'),
  'GET /api/items': open('/api/items'),
  'GET /api/items/:item': open(`/api${FOOD}`),
  'GET /api/items/:item/situation': open(`/api${FOOD}/situation`),
  'GET /api/items/:item/form-schema': open(`/api${FOOD}/form-schema`),
  'GET /api/items/:item/notice': open(`/api${FOOD}/notice`),
  'GET /api/items/:item/versions': open(`/api${FOOD}/versions`),
  'GET /api/items/:item/comparison': open(`/api${FOOD}/comparison?from=1&to=1`),
  'GET /api/paper-checks/:token': open('/api/paper-checks/AAAAAAAAAAAAAAAAAAAAAA'),
  'GET /check/:token': open('/check/AAAAAAAAAAAAAAAAAAAAAA'),
  'GET /follow': open('/follow'),
  'POST /follow': open('/follow', { number: '1', code: '1' }),

  // ── who I am
  'GET /api/session': people('staff', '/api/session'),
  'PUT /api/session/post': people('staff', '/api/session/post', { post: 'clerk@nowhere' }),
  'DELETE /api/session': DOOR,
  'GET /account': people(`applicant ${STAFF.join(' ')}`, '/account'),
  'POST /account/acting': people('applicant', '/account/acting', { mandate: NOBODY }),
  'GET /account/mandates/:id/end': people('applicant', `/account/mandates/${NOBODY}/end`),
  'POST /account/mandates/:id/end': people('applicant', `/account/mandates/${NOBODY}/end`, {}),
  'POST /account/post': people('staff', '/account/post', { post: 'clerk@nowhere' }),
  'GET /api/session/all': people('staff', '/api/session/all'),
  'DELETE /api/session/others': DOOR,
  'POST /account/sign-ins/end': DOOR,
  'GET /account/password': people(`applicant ${STAFF.join(' ')}`, '/account/password'),
  'POST /account/password': people(`applicant ${STAFF.join(' ')}`, '/account/password', { password: '1', again: '1' }),

  // ── the enterprise lets somebody act for it: its legal representative alone, and nobody else’s enterprise is there
  'GET /account/enterprises/:id': people('applicant', `/account/enterprises/${NOBODY}`),
  'GET /account/enterprises/:id/mandates': people('applicant', `/account/enterprises/${NOBODY}/mandates`),
  'POST /account/enterprises/:id/mandates': people('applicant', `/account/enterprises/${NOBODY}/mandates`, {}),
  'GET /account/enterprises/:id/mandates/:mandate': people('applicant', `/account/enterprises/${NOBODY}/mandates/${NOBODY}`),
  'POST /account/enterprises/:id/mandates/:mandate': people('applicant', `/account/enterprises/${NOBODY}/mandates/${NOBODY}`, { endsOn: '2026-12-31' }),
  'GET /account/enterprises/:id/mandates/:mandate/revocation': people('applicant', `/account/enterprises/${NOBODY}/mandates/${NOBODY}/revocation`),
  'POST /account/enterprises/:id/mandates/:mandate/revocation': people('applicant', `/account/enterprises/${NOBODY}/mandates/${NOBODY}/revocation`, {}),

  // ── the printed handbook: those who write and audit the items, and whoever runs a hall
  'GET /api/handbooks': people('catalogueEditor catalogueAuditor legalAuditor hallManager', '/api/handbooks'),
  'POST /api/handbooks': people('catalogueEditor catalogueAuditor legalAuditor hallManager', '/api/handbooks', { part: 'birth', format: 'pdf' }),

  // ── the window sees the card: only it proves who an applicant is
  'GET /api/identities': people(WINDOW, '/api/identities?document=620826198603152011'),
  'POST /api/identities': people(WINDOW, '/api/identities', { documentKind: 'citizenId', documentNumber: '620826198603152012', name: '王䶮' }),
  'POST /api/identities/:id/initial-password': people(WINDOW, `/api/identities/${NOBODY}/initial-password`, { reason: '忘记密码' }),
  'POST /api/identities/:id/representative': people(WINDOW, `/api/identities/${NOBODY}/representative`, { documentNumber: '620826198603152011', name: '王䶮' }),

  // ── applying on-line: what somebody began is theirs alone
  'GET /apply/:item': people('applicant', '/apply/food-business-permit'),
  'POST /apply/:item': people('applicant', '/apply/food-business-permit', { id: NOBODY }),
  'GET /apply/done/:id': own(),
  'GET /drafts/:id': draft(),
  'GET /drafts/:id/situation': draft(),
  'POST /drafts/:id/situation': draft({}),
  'GET /drafts/:id/form/:page': draft(),
  'POST /drafts/:id/form/:page': draft({}),
  'GET /drafts/:id/materials': draft(),
  'POST /drafts/:id/materials': draft({}),
  'GET /drafts/:id/materials/:material': draft(),
  'POST /drafts/:id/materials/:material': draft({}),
  'POST /drafts/:id/materials/:material/brought': draft({ brought: 'yes' }),
  'POST /drafts/:id/materials/:material/removal/:file': draft({}),
  'GET /drafts/:id/contact': draft(),
  'POST /drafts/:id/contact': draft({}),
  'GET /drafts/:id/delivery': draft(),
  'POST /drafts/:id/delivery': draft({}),
  'GET /drafts/:id/summary': draft(),
  'POST /drafts/:id/summary': draft({}),
  'GET /drafts/:id/files/:file': draft(),
  'GET /drafts/:id/removal': draft(),
  'POST /drafts/:id/removal': draft({ unknown: 'x' }),

  // ── my cases
  'GET /my': people('applicant', '/my'),
  'GET /my/cases': people('applicant', '/my/cases'),
  'GET /my/messages': people('applicant', '/my/messages'),
  'GET /my/materials': people('applicant', '/my/materials'),
  'POST /my/materials/:document/reuse': people('applicant', '/my/materials/citizen-id/reuse', { reuse: 'no' }),
  'GET /my/cases/:id': own(),
  'GET /my/cases/:id/clocks': own(),
  'GET /my/cases/:id/receipt': own(),
  'GET /my/cases/:id/edit': own('preReturned'),
  'GET /my/cases/:id/papers/:paper': own('reviewing'),
  'GET /my/cases/:id/papers/:paper/pdf': own('reviewing'),
  'GET /my/cases/:id/correction': own('correcting'),
  'POST /my/cases/:id/correction': own('correcting', {}),
  'GET /my/cases/:id/correction/:material': own('correcting'),
  'POST /my/cases/:id/correction/:material': own('correcting', {}),
  'POST /my/cases/:id/correction/:material/removal/:file': own('correcting', {}),
  'GET /my/cases/:id/tolerance-promise': own('submitted'),
  'POST /my/cases/:id/tolerance-promise': own('submitted', {}),
  'GET /my/cases/:id/tolerance': own('reviewing, a promise not kept'),
  'POST /my/cases/:id/tolerance': own('reviewing, a promise not kept', {}),
  'GET /my/cases/:id/tolerance/:material': own('reviewing, a promise not kept'),
  'POST /my/cases/:id/tolerance/:material': own('reviewing, a promise not kept', {}),
  'POST /my/cases/:id/tolerance/:material/removal/:file': own('reviewing, a promise not kept', {}),
  'GET /my/cases/:id/withdrawal': own(),
  'POST /my/cases/:id/withdrawal': own('received', why),
  'GET /my/cases/:id/hearing': own('reviewing, a hearing may be asked for'),
  'POST /my/cases/:id/hearing': own('reviewing, a hearing may be asked for', {}),
  'GET /my/cases/:id/rating': own('delivered'),
  'POST /my/cases/:id/rating': own('delivered', { stars: '5' }),

  // ── the link that is printed on the receipt: whoever has it follows the case; what acts wants a proof besides
  'GET /f/:token': link(),
  'GET /f/:token/clocks': link(),
  'GET /f/:token/proof': link(),
  'POST /f/:token/proof': link('received', { code: 'AAAAAAAAAA', number: '620826198603152011' }),
  'GET /f/:token/papers/:paper': link('reviewing'),
  'GET /f/:token/papers/:paper/pdf': link('reviewing'),
  'GET /f/:token/correction': link('correcting'),
  'POST /f/:token/correction': link('correcting', {}),
  'GET /f/:token/correction/:material': link('correcting'),
  'POST /f/:token/correction/:material': link('correcting', {}),
  'POST /f/:token/correction/:material/removal/:file': link('correcting', {}),
  'GET /f/:token/tolerance-promise': link('submitted'),
  'POST /f/:token/tolerance-promise': link('submitted', {}),
  'GET /f/:token/tolerance': link('reviewing, a promise not kept'),
  'POST /f/:token/tolerance': link('reviewing, a promise not kept', {}),
  'GET /f/:token/tolerance/:material': link('reviewing, a promise not kept'),
  'POST /f/:token/tolerance/:material': link('reviewing, a promise not kept', {}),
  'POST /f/:token/tolerance/:material/removal/:file': link('reviewing, a promise not kept', {}),
  'GET /f/:token/withdrawal': link(),
  'POST /f/:token/withdrawal': link('received', why),
  'GET /f/:token/hearing': link('reviewing, a hearing may be asked for'),
  'POST /f/:token/hearing': link('reviewing, a hearing may be asked for', {}),
  'GET /f/:token/rating': link('delivered'),
  'POST /f/:token/rating': link('delivered', { stars: '5' }),

  // ── the window that takes applications in
  'POST /api/registrations': people(WINDOW, '/api/registrations', { id: NOBODY, item: 'nothing', place: '620826000000', applicant: { kind: 'natural', documentKind: 'citizenId', documentNumber: '620826198603152011', name: '王䶮' }, materials: [], delivery: { way: 'pickup' } }),
  'GET /api/applicants': people(WINDOW, '/api/applicants?document=620826198603152011'),
  'GET /api/counter': people(WINDOW, '/api/counter'),
  'GET /api/counter/items/:item/list': people(WINDOW, `/api/counter/items/food-business-permit/list?document=620826199001010010&name=${encodeURIComponent('王䶮')}`),
  'POST /api/counter/items/:item/notice': people(`consultant ${WINDOW}`, '/api/counter/items/food-business-permit/notice', { name: '王䶮', place: '620826000000' }),
  'GET /api/counter/items/:item': people(WINDOW, '/api/counter/items/food-business-permit?place=620826000000'),
  'POST /api/registrations/:id/files': people(WINDOW, `/api/registrations/${NOBODY}/files?name=a.png&material=licence`, PNG),

  // ── what was said to applicants, and what they said of us
  'GET /api/outbox': people('hallManager townshipClerk villageAgent supervisor systemAdmin', '/api/outbox'),
  'GET /api/message-tasks': people(FACES, '/api/message-tasks'),
  'POST /api/message-tasks/:caseId/:seq/:channel/completion': people(FACES, `/api/message-tasks/${NOBODY}/1/sms/completion`, { how: 'called' }),
  'GET /api/slips': people(FACES, '/api/slips'),
  'POST /api/slips/:caseId/:seq/printing': people(FACES, `/api/slips/${NOBODY}/1/printing`, {}),
  'GET /slips/:case': people(FACES, `/slips/${NOBODY}`),
  'POST /slips/:case': people(FACES, `/slips/${NOBODY}`, {}),
  'GET /api/ratings': people('clerk outputClerk consultant townshipClerk villageAgent hallManager reviewer approver supervisor', '/api/ratings'),

  // ── cases: lists and what is in them
  'GET /api/cases': people('staff', '/api/cases?view=all'),
  'GET /api/cases/counts': people('staff', '/api/cases/counts'),
  'GET /api/unsealed-papers': people('staff', '/api/unsealed-papers'),
  'GET /api/cases/:id': ofCase('staff'),
  'GET /api/cases/:id/clocks': ofCase('staff'),
  'GET /api/cases/:id/files/:attachment': ofCase('staff and applicant'),
  'GET /api/cases/:id/papers/:paper': ofCase('staff and applicant'),

  // ── the window: pre-review, receipt, the five outcomes of art. 32
  'PUT /api/cases/:id/materials':           act(WINDOW, 'receives', [...BEFORE_ACCEPTANCE, 'correcting'], { findings: [{ material: '$material', verdict: 'ok' }] }),
  'PUT /api/cases/:id/materials/:material': act(WINDOW, 'receives', [...BEFORE_ACCEPTANCE, 'correcting'], { verdict: 'ok' }),
  'POST /api/cases/:id/pre-review-return': act(WINDOW, 'receives', ONLINE, { reasons: [], note: '照片不清楚' }),
  'POST /api/cases/:id/pre-review-pass':   act(WINDOW, 'receives', ONLINE),
  'POST /api/cases/:id/resubmission':      act(WINDOW, 'receives', ['preReturned']),
  'POST /api/cases/:id/receipt':           act(WINDOW, 'receives', ['prePassed']),
  'POST /api/cases/:id/consultations':     act(WINDOW, 'receives', BEFORE_ACCEPTANCE, { question: '是否适用' }),
  'POST /api/cases/:id/consultations/:consultation/answer': act('reviewer approver', 'decides', BEFORE_ACCEPTANCE, { answer: '适用' }),
  'POST /api/cases/:id/on-spot-correction': act(WINDOW, 'receives', RECEIVED, { note: '错别字已更正' }),
  'POST /api/cases/:id/correction-notice': act(WINDOW, 'receives', RECEIVED, { items: faults }),
  'POST /api/cases/:id/correction':        act(WINDOW, 'receives', ['correcting']),
  'POST /api/cases/:id/return':            act(WINDOW, 'receives', ['received, corrected once', 'correcting'], why),
  'POST /api/cases/:id/acceptance':        act(WINDOW, 'receives', RECEIVED),
  'POST /api/cases/:id/non-applicability': act(WINDOW, 'receives', BEFORE_ACCEPTANCE, why),
  'POST /api/cases/:id/refusal':           act(WINDOW, 'receives', BEFORE_ACCEPTANCE, { ...why, competentOrgan: '县住建局' }),
  'POST /api/cases/:id/on-spot-decision':  act(WINDOW, 'receives', ['received, to be decided on the spot'], { opinion: '当场办结' }),
  'POST /api/cases/:id/withdrawal':        act(WINDOW, 'receives', OPEN, why),
  'POST /api/cases/:id/voidance':          act(`${WINDOW} hallManager`, 'receives', OPEN, why),

  // ── accepted with a gap: the window takes the promise and looks at what follows; the department may end it too
  'POST /api/cases/:id/tolerance-promise':      act(WINDOW, 'receives', BEFORE_ACCEPTANCE, { materials: ['$tolerable'], days: 3, signer: 'applicant' }),
  'POST /api/cases/:id/tolerance-acceptance':   act(WINDOW, 'receives', RECEIVED),
  'POST /api/cases/:id/tolerance-confirmation': act(WINDOW, 'receives', UNDER_REVIEW),
  'POST /api/cases/:id/tolerance-rejection':    act(WINDOW, 'receives', UNDER_REVIEW, { items: [{ material: '$tolerable', fault: 'incomplete', note: '缺两项' }] }),
  'POST /api/cases/:id/tolerance-return':       act(`${WINDOW} reviewer approver`, 'receives or decides', UNDER_REVIEW, why),
  'POST /api/cases/:id/second-correction':      act('supervisor', 'oversees', RECEIVED, why),

  // ── the department: steps, opinions, special procedures, decision
  'POST /api/cases/:id/step-completion':   act('reviewer', 'decides', AT_STEP, { result: 'agree', opinion: '符合条件' }),
  'POST /api/cases/:id/step-return':       act('reviewer approver', 'desk', [...AT_STEP, ...AT_DECISION], { to: '$step', reason: '请再核' }),
  'POST /api/cases/:id/opinions':          act('reviewer approver', 'desk', [...AT_STEP, ...AT_DECISION], { organ: '$organ', about: '消防', days: 3 }),
  'POST /api/cases/:id/opinions/:opinion/answer': act('reviewer approver', 'asked', [...AT_STEP, ...AT_DECISION, ...SUSPENDED, 'halted'], { agree: true, text: '同意' }),
  'POST /api/cases/:id/suspension':        act('reviewer approver', 'desk', [...AT_STEP, ...AT_DECISION], { kind: 'expertReview', days: 5, ...why }),
  'POST /api/cases/:id/resumption':        act('reviewer approver', 'desk', SUSPENDED, { result: '评审通过' }),
  'POST /api/cases/:id/field-checks':      act('reviewer approver', 'desk', [...AT_STEP, ...AT_DECISION], { members: '$members', findings: '符合要求' }),
  'POST /api/cases/:id/hearing-right':     act('reviewer approver', 'decides', [...AT_STEP, ...AT_DECISION], { to: 'both', matter: '涉及相邻住户' }),
  'POST /api/cases/:id/hearing':           act('reviewer approver', 'decides', [...AT_STEP, ...AT_DECISION, ...SUSPENDED, 'halted'], { of: 'organ' }),
  'POST /api/cases/:id/hearing-notice':    act('reviewer approver', 'decides', [...SUSPENDED, 'halted'], { heldOn: '2026-06-01', time: '09:30', place: '三楼会议室', chair: '$chair' }),
  'POST /api/cases/:id/hearing-record':    act('reviewer approver', 'decides', [...SUSPENDED, 'halted'], { record: '双方陈述了意见' }),
  'POST /api/cases/:id/extension':         act('approver', 'decides', [...AT_STEP, ...AT_DECISION], { days: 3, ...why }),
  'POST /api/cases/:id/extension-request': { ...act('approver', 'decides', [...AT_STEP, ...AT_DECISION], { days: 3, ...why }), doneIn: 'several-organs.test.ts' },
  'POST /api/cases/:id/extension-refusal': { ...act('approver', 'decides', [...AT_STEP, ...AT_DECISION], why), doneIn: 'several-organs.test.ts' },
  'POST /api/cases/:id/halt':              act('approver', 'decides', [...AT_STEP, ...AT_DECISION], { ground: 'dispute', ...why }),
  'POST /api/cases/:id/continuation':      act('approver', 'decides', ['halted'], why),
  'POST /api/cases/:id/termination':       act('approver', 'decides', [...AT_STEP, ...AT_DECISION, ...SUSPENDED, 'halted'], { ground: 'death', ...why }),
  'POST /api/cases/:id/grant':             act('approver', 'decides', AT_DECISION, { opinion: '准予' }),
  'POST /api/cases/:id/denial':            act('approver', 'decides', AT_DECISION, { ...why, basis: '第三十八条' }),
  'POST /api/cases/:id/completion':        act('reviewer approver', 'decides', ['decided']),

  // ── who works on it now
  'POST /api/cases/:id/claim':             act(DESKS, 'desk', ON_A_DESK),
  'POST /api/cases/:id/release':           { ...act(`${DESKS} hallManager`, 'desk', ON_A_DESK), held: true },

  // ── files: scans of materials, and of papers that were stamped
  'POST /api/cases/:id/files?material':    act(WINDOW, 'receives', [...BEFORE_ACCEPTANCE, 'correcting'], PNG, '?name=a.png&material=$material'),
  'POST /api/cases/:id/files':             act(`${WINDOW} outputClerk reviewer approver`, 'has a part', STATES, PNG, '?name=a.png'),
  'POST /api/cases/:id/papers/:paper/seal': act(`${WINDOW} outputClerk reviewer approver`, 'has a part', WITH_PAPERS, { file: '$file', name: 'scan.png' }),

  // ── originals and fees are seen to wherever somebody stands in front; then the completion check and the output window
  'POST /api/cases/:id/fee':               act(`${WINDOW} outputClerk`, 'receives or hands out', [...AT_STEP, ...AT_DECISION, 'decided', ...COMPLETED], { amount: 10, receipt: '甘财1' }),
  'POST /api/cases/:id/originals':         act(`${WINDOW} outputClerk`, 'receives or hands out', ['prePassed', ...RECEIVED, ...AT_STEP, ...AT_DECISION, 'decided', ...COMPLETED]),
  'POST /api/cases/:id/verification':      act(OUTPUT, 'handsOut', COMPLETED, { attested: '$papers' }),
  'POST /api/cases/:id/dispatch':          act(OUTPUT, 'handsOut', ['closed'], { way: 'mail', waybill: 'EB1' }),
  'POST /api/cases/:id/delivery':          act(OUTPUT, 'handsOut', ['closed', 'dispatched'], { way: 'pickup', collector: 'applicant', name: '王䶮', documentNumber: '620826198603152011' }),
}
