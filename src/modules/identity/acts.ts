import { z } from 'zod'
import { ADMIN_API } from '../../core/words/administration.ts'
import { endpoint } from '../../platform/endpoint.ts'
import { change } from '../organisation/acts.ts'

const on = z.iso.date('请填写日期，例如 2026-05-14。')
const id = z.uuid()

/** Where an account stands: handed out and not yet the holder's own, handed out too long ago, in use, disabled. */
export const AccountState = z.enum(['none', 'initial', 'expired', 'active', 'disabled'])
export type AccountState = z.infer<typeof AccountState>

const HeldPost = z.object({
  post: z.string(),
  title: z.string(),
  role: z.string(),
  side: z.enum(['A', 'B']),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  when: z.enum(['past', 'now', 'coming']),
})

/** One of the staff, in a list. */
export const PersonLine = z.object({
  id,
  name: z.string(),
  staffNo: z.string(),
  title: z.string(),
  organName: z.string().nullable(),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  /** What they hold today. */
  posts: z.array(HeldPost),
  account: AccountState,
})
export type PersonLine = z.infer<typeof PersonLine>

export const PersonView = PersonLine.extend({
  login: z.string().nullable(),
  openedAt: z.string().nullable(),
  initialUntil: z.string().nullable(),
  disabledAt: z.string().nullable(),
  disabledWhy: z.string().nullable(),
  /** When they last did anything, and how many browsers they are signed in with. */
  seenAt: z.string().nullable(),
  sessions: z.int(),
  history: z.array(HeldPost),
})
export type PersonView = z.infer<typeof PersonView>

export const listPeople = endpoint({
  method: 'GET',
  path: '/people',
  summary: ADMIN_API.people.zh,
  input: z.strictObject({
    /** Part of a name, an organ or a title, or the beginning of a staff number. */
    search: z.string().trim().max(40).optional(),
    division: z
      .string()
      .regex(/^(\d{12}|LOCAL-[A-Z0-9]{2,12})$/)
      .optional(),
    account: AccountState.optional(),
    left: z.enum(['yes', 'no']).default('no'),
    page: z.coerce.number().int().min(1).max(1000).default(1),
  }),
  output: z.object({ people: z.array(PersonLine), total: z.int() }),
})

export const getPerson = endpoint({
  method: 'GET',
  path: '/people/:id',
  summary: ADMIN_API.person.zh,
  input: z.strictObject({ id }),
  output: PersonView,
})

export const addPerson = change(
  '/people',
  ADMIN_API.addPerson,
  {
    name: z
      .string()
      .trim()
      .regex(/^[\p{Script=Han}\u3007·•A-Za-z .'-]{2,50}$/u, '请填写姓名，与身份证上的一致。'),
    staffNo: z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z-]{3,20}$/, '工号为3至20位数字或字母。'),
    organ: z.string().max(24).optional(),
    title: z.string().trim().min(2, '请填写职务。').max(50),
    from: on,
  },
  PersonView,
)

/** What is shown once and printed; null when this request was answered before, and nobody can read it any more. */
const HandedOut = z.object({
  login: z.string(),
  password: z.string().nullable(),
  until: z.string(),
})
export type HandedOut = z.infer<typeof HandedOut>

export const openPersonAccount = change(
  '/people/:id/account',
  ADMIN_API.openAccount,
  { id, login: z.string().trim().toLowerCase() },
  z.object({ person: PersonView, handedOut: HandedOut }),
)

export const handOutPassword = change(
  '/people/:id/initial-password',
  ADMIN_API.handOut,
  { id },
  z.object({ person: PersonView, handedOut: HandedOut }),
)

export const disablePersonAccount = change('/people/:id/disablement', ADMIN_API.disable, { id }, PersonView)

export const enablePersonAccount = change('/people/:id/enablement', ADMIN_API.enable, { id }, PersonView)

export const endPersonService = change(
  '/people/:id/departure',
  ADMIN_API.endService,
  { id, lastDay: on },
  PersonView,
)

/** One browser somebody is signed in with. */
export const SignInView = z.object({
  here: z.boolean(),
  device: z.string(),
  as: z.string(),
  since: z.string(),
  seenAt: z.string(),
})
export type SignInView = z.infer<typeof SignInView>

export const listSignIns = endpoint({
  method: 'GET',
  path: '/session/all',
  summary: ADMIN_API.signIns.zh,
  input: z.strictObject({}),
  output: z.object({ signIns: z.array(SignInView) }),
})

export const endOtherSignIns = endpoint({
  method: 'DELETE',
  path: '/session/others',
  summary: ADMIN_API.endOthers.zh,
  input: z.strictObject({}),
  output: z.object({ signIns: z.array(SignInView) }),
})

/** An applicant as the window that sees their documents needs them: numbers masked, nothing of their cases. */
export const ApplicantView = z.object({
  id,
  kind: z.enum(['natural', 'legal']),
  name: z.string(),
  documentKind: z.string(),
  documentNumber: z.string(),
  phone: z.string().nullable(),
  level: z.union([z.literal(1), z.literal(2)]),
  verifiedOn: z.iso.date().nullable(),
  account: AccountState,
  accountLevel: z.union([z.literal(1), z.literal(2)]).nullable(),
  legalRepresentative: z.string().nullable(),
  /** The legal representative a window has seen, who gives mandates on-line. */
  representative: z.object({ name: z.string(), documentNumber: z.string(), seenOn: z.iso.date() }).nullable(),
  mandates: z.array(
    z.object({
      id,
      enterprise: z.string(),
      agent: z.string(),
      agentDocument: z.string(),
      items: z.array(z.string()),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
      when: z.enum(['past', 'now', 'coming', 'revoked']),
    }),
  ),
})
export type ApplicantView = z.infer<typeof ApplicantView>

const documentNumber = z.string().trim().min(5, '请填写证件号码。').max(40)

export const findIdentities = endpoint({
  method: 'GET',
  path: '/identities',
  summary: ADMIN_API.identities.zh,
  input: z.strictObject({ document: documentNumber }),
  output: z.object({ problem: z.string().nullable(), applicants: z.array(ApplicantView) }),
})

export const proveIdentity = endpoint({
  method: 'POST',
  path: '/identities',
  summary: ADMIN_API.prove.zh,
  input: z.strictObject({
    documentKind: z.enum(['citizenId', 'passport']),
    documentNumber,
    name: z.string().trim().min(2, '请填写证件上的姓名。').max(50),
    phone: z
      .string()
      .trim()
      .regex(/^(1[3-9]\d{9})?$/, '手机号码为11位数字。')
      .default(''),
    /** The name on the document is right and the record wrong. */
    corrects: z.boolean().default(false),
    /** They say that the account under this number is theirs: anybody could have registered with it. */
    owns: z.boolean().default(false),
  }),
  output: ApplicantView,
})

export const handOutToApplicant = change(
  '/identities/:id/initial-password',
  ADMIN_API.handOutToApplicant,
  { id },
  z.object({ applicant: ApplicantView, handedOut: HandedOut }),
)

export const seeRepresentative = endpoint({
  method: 'POST',
  path: '/identities/:id/representative',
  summary: ADMIN_API.seeRepresentative.zh,
  input: z.strictObject({
    id,
    documentNumber,
    name: z.string().trim().min(2, '请填写法定代表人姓名。').max(50),
    /** The licence is new: whoever it names now is right. */
    corrects: z.boolean().default(false),
  }),
  output: ApplicantView,
})
