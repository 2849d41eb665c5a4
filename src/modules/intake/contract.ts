import { z } from 'zod'
import { INTAKE } from '../../core/words/intake.ts'
import { endpoint } from '../../platform/endpoint.ts'

const Id = z.uuid()
const DeliveryCode = z.enum(['pickup', 'mail', 'station', 'electronic'])
const Item = z.string().min(1).max(80)
const Place = z.string().min(1).max(24)
const name = z.string().trim().min(1, '请填写姓名或者名称。').max(100, '最多填写100个字。')
const documentNumber = z.string().trim().min(1, '请填写证件号码。').max(40, '证件号码最多40位。')
const phone = z.string().trim().max(30).optional()
const address = z.string().trim().max(200, '最多填写200个字。').optional()

/** The person in front, as the document in the clerk's hand names them. */
export const Natural = z.strictObject({
  kind: z.literal('natural'),
  documentKind: z.enum(['citizenId', 'passport']),
  documentNumber,
  name,
  phone,
  address,
})
/** An organisation; the kind of its code is read off the code, older and temporary ones included. */
export const Legal = z.strictObject({
  kind: z.literal('legal'),
  documentNumber,
  name,
  legalRepresentative: z.string().trim().max(100).optional(),
  phone,
  address,
})
export const Applicant = z.discriminatedUnion('kind', [Natural, Legal])
export type Applicant = z.infer<typeof Applicant>

/** What the clerk found of one material of the list, and how it came. */
export const Checked = z.strictObject({
  material: z.string().max(60),
  verdict: z.enum(['ok', 'missing', 'incorrect', 'incomplete', 'outdated']).optional(),
  note: z.string().trim().max(300, '说明最多300个字。').default(''),
  obtained: z.enum(['paper', 'upload', 'certificate', 'shared', 'other']).optional(),
  copies: z.int().min(0).max(99).optional(),
  /** The last day of the document itself, as it stands on the original. */
  validUntil: z.iso.date().optional(),
  /** Scans that were uploaded before under the id of this registration. */
  scans: z.array(Id).max(20).default([]),
})
export type Checked = z.infer<typeof Checked>

/** How the result goes to the applicant; `site` names the township or village for 就近领取. */
export const Delivery = z.strictObject({ way: DeliveryCode, address, site: z.string().max(60).optional() })

/** Everything that is typed into a registration at a window. */
export const Registration = z.strictObject({
  /** A UUIDv7 the screen makes before anything is sent: it becomes the id of the case. */
  id: Id,
  item: Item,
  place: Place,
  applicant: Applicant,
  /** The name on the document is right and the one on record wrong. */
  corrects: z.boolean().default(false),
  agent: Natural.omit({ kind: true, address: true }).optional(),
  contact: z.strictObject({ name, phone }).optional(),
  situation: z.record(z.string().max(60), z.string().max(60)).default({}),
  /** The answers of the form; absent when the form lies among the materials on paper. */
  form: z.record(z.string().max(60), z.unknown()).optional(),
  materials: z.array(Checked).max(60),
  /** The originals lay on the desk and were seen. */
  originals: z.boolean().default(false),
  delivery: Delivery,
})
export type Registration = z.infer<typeof Registration>

/** The case as it was received: what the clerk tells and prints. `receipt` is the paper to open at /api/cases/:id/papers/:paper. */
export const Registered = z.object({
  id: Id,
  number: z.string(),
  queryCode: z.string(),
  /** Where the QR of the receipt page leads: the case, without an account. */
  link: z.string(),
  receipt: Id.nullable(),
  handling: z.enum(['onSpot', 'promised']),
  /** The same registration came before and is answered again. */
  repeated: z.boolean(),
})
export type Registered = z.infer<typeof Registered>

export const registerCase = endpoint({
  method: 'POST',
  path: '/registrations',
  summary: INTAKE.register.zh,
  input: Registration,
  output: Registered,
})

/** A scan on its way in: `POST /api/registrations/:id/files?material=…&name=…` with the bytes as they are. */
export const Scan = z.object({
  id: Id,
  material: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
})
export type Scan = z.infer<typeof Scan>

/** Somebody known already, as far as a counter needs to know. */
export const KnownApplicant = z.object({
  party: Id,
  kind: z.enum(['natural', 'legal']),
  name: z.string(),
  documentKind: z.string(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  legalRepresentative: z.string().nullable(),
  /** 2: the document was seen at a window before. */
  level: z.int(),
  /** Applications begun on-line and not submitted, and cases under way. */
  drafts: z.int(),
  openCases: z.int(),
})
export type KnownApplicant = z.infer<typeof KnownApplicant>

export const findApplicants = endpoint({
  method: 'GET',
  path: '/applicants',
  summary: INTAKE.applicants.zh,
  input: z.strictObject({ document: documentNumber }),
  output: z.object({
    /** Why the number cannot be right, when it cannot. */
    problem: z.string().nullable(),
    /** What kind of number it is. */
    documentKind: z.string(),
    applicants: z.array(KnownApplicant),
  }),
})

/** What this window takes in; the search for an item itself is the catalogue's. */
export const showCounter = endpoint({
  method: 'GET',
  path: '/counter',
  summary: INTAKE.counter.zh,
  input: z.strictObject({}),
  output: z.object({
    site: z.object({ id: z.string(), name: z.string(), level: z.string(), division: z.string() }),
    window: z.object({ id: z.string(), name: z.string() }).nullable(),
    groups: z.array(z.string()),
    /** The divisions a matter may lie in: the county of the site first. */
    counties: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
})

/** One material of a guide for one applicant: to be asked for, hanging on a question, or not asked for and why. */
export const SolvedLine = z.object({
  material: z.string(),
  name: z.string(),
  asked: z.enum(['yes', 'open', 'no']),
  /** Not asked for because the city holds it or looks it up; the situation needs it all the same. */
  shared: z.boolean(),
  /** Why it is not asked for, in a sentence. */
  reason: z.string().nullable(),
})
export type SolvedLine = z.infer<typeof SolvedLine>

/** The list with the proof, for whoever stands at the window; `answers` as the catalogue writes them. */
export const solveList = endpoint({
  method: 'GET',
  path: '/counter/items/:item/list',
  summary: INTAKE.list.zh,
  input: z.strictObject({
    item: Item,
    document: documentNumber,
    name,
    answers: z.string().max(1000).default(''),
  }),
  output: z.object({ lines: z.array(SolvedLine) }),
})

/** The one-time notice for whoever is in front: named, in their situation, and without what the city holds of them. */
export const PersonalNotice = z.strictObject({
  name,
  /** Without it nothing is looked up: the list is that of the situation. */
  document: documentNumber.optional(),
  place: Place,
  answers: z.string().max(1000).default(''),
})
export type PersonalNotice = z.input<typeof PersonalNotice>

const SiteChoice = z.object({ id: z.string(), name: z.string(), address: z.string() })

/** Before anything is registered: who decides here, may this window take it, and where the result can be handed out. */
export const showOffer = endpoint({
  method: 'GET',
  path: '/counter/items/:item',
  summary: INTAKE.offer.zh,
  input: z.strictObject({ item: Item, place: Place }),
  output: z.object({
    item: z.string(),
    name: z.string(),
    handling: z.enum(['onSpot', 'promised']),
    promised: z.string(),
    organ: z.string(),
    /** How far down the place must be named: `township` when a township decides or looks into it. */
    depth: z.enum(['city', 'county', 'township', 'village']),
    deepEnough: z.boolean(),
    /** Why this window does not take it, and which does; null when it does. */
    refusal: z.string().nullable(),
    subjects: z.array(z.int()),
    originals: z.enum(['beforeAcceptance', 'atClosing', 'none']),
    delivery: z.array(DeliveryCode),
    handOut: SiteChoice.nullable(),
    stations: z.array(SiteChoice),
  }),
})
export type Offer = z.infer<typeof showOffer.output>
