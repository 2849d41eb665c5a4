import type { Channel, Fault, Signed } from '../case/case.ts'
import type { HaltGround, TerminationGround } from '../case/ground.ts'
import type { Invited } from '../case/hearing.ts'
import type { Day } from '../day.ts'
import type { DeliveryWay, ItemType, Joint, LegalBasis, Material, SpecialProcedure } from '../guide/guide.ts'
import type { Limit } from '../limit.ts'

/** What the writer of a paper must know of the case. */
export type CaseFacts = {
  /** 办件编号, 43 characters or more. */
  caseNumber: string
  /** 事项名称, as in the guide of the case. */
  item: string
  itemType: ItemType
  applicant: ApplicantFacts
}

export type ApplicantFacts = {
  name: string
  nature: 'natural' | 'legal'
  document: DocumentFacts
  agent?: { name: string; document?: DocumentFacts | undefined } | undefined
}

/** `kind` is a code of `DOCUMENT_KIND`; the full number, of which a person's is masked when it is printed. */
export type DocumentFacts = { kind: string; number: string }

/** The organ in whose name a paper is written, as it is called on that day. */
export type OrganFacts = {
  /** Credit code. */
  id: string
  name: string
  /** What stands for it in document numbers: 静市监. */
  mark: string
  address: string
  /** 咨询电话 and 投诉监督电话. */
  phone: string
  supervisionPhone: string
  /** 行政复议机关 and 管辖法院. */
  reviewBody: string
  court: string
}

/** Where people go: a hall, a centre, a station. */
export type PlaceFacts = {
  name: string
  address: string
  hours?: string | undefined
  phone?: string | undefined
}
/** A law by its name and the article: 中华人民共和国食品安全法, 第三十五条第一款. Text that has its 《》 already is kept. */
export type BasisFacts = Pick<LegalBasis, 'law' | 'article'>
/** A material that was taken in or goes back. */
export type MaterialFacts = {
  name: string
  kind: Material['kind']
  /** On paper; 0 for what came as a file. */
  copies: number
  pages?: number | undefined
}

/** In what form and to what standard a material is asked for. */
type AskedFor = Pick<Material, 'kind' | 'form' | 'copies' | 'standard'>

/** The facts of each kind of paper; `writePaper` does not compile when a kind lacks its entry. */
export type PaperFacts = {
  receipt: CaseFacts & {
    /** `submitted`: on-line, not looked at yet. `received`: a clerk has taken it in (收件). */
    stage: 'submitted' | 'received'
    channel: Channel
    /** ISO instant. */
    receivedAt: string
    /** The last day to be told whether it is accepted; known once received. */
    noticeDueOn?: Day | undefined
    place?: string | undefined
    clerk?: string | undefined
    materials: readonly MaterialFacts[]
  }
  oneTimeNotice: {
    item: string
    itemType: ItemType
    caseNumber?: string | undefined
    applicant?: ApplicantFacts | undefined
    guideVersion: number
    basis: readonly BasisFacts[]
    /** The situation questions and what was answered. */
    situation: readonly { ask: string; answer: string }[]
    conditions: readonly string[]
    materials: readonly Pick<
      Material,
      'name' | 'kind' | 'form' | 'need' | 'copies' | 'size' | 'source' | 'issuer' | 'standard'
    >[]
    /** What the situation needs and this applicant does not bring, each with the proof. */
    shared?: readonly { name: string; reason: string }[] | undefined
    legal: Limit
    promised: Limit
    /** Empty: no fee. */
    fees: readonly { name: string; standard: string; basis: string }[]
    place: PlaceFacts
    onlineAt?: string | undefined
    delivery: readonly DeliveryWay[]
    /** To whom, by whom, from which seat and when (an ISO instant); absent on one that anybody takes along. */
    told?: { to: string; by: string; from: string; at: string } | undefined
  }
  correctionNotice: CaseFacts & {
    appliedOn: Day
    receivedOn: Day
    items: readonly { material: string; fault: Fault; reason: string; standard: string }[]
    until: Day
    /** Working days given. */
    days: number
    ways: readonly Channel[]
    place: PlaceFacts
    clerk?: string | undefined
  }
  acceptanceNotice: CaseFacts & {
    appliedOn: Day
    receivedOn: Day
    acceptedOn: Day
    /** `deemed`: nobody answered within five working days, so the law accepts as of receipt. */
    how: 'reviewed' | 'deemed'
    /** Some materials follow later (容缺受理), as another paper says. */
    tolerated?: boolean | undefined
    /** The day the last correction came in, when there was one. */
    correctedOn?: Day | undefined
    legal: Limit
    promised: Limit
    promisedOn: Day
    /** Not known while a lower organ reviews: the legal limit then begins with its report. */
    legalOn?: Day | undefined
    /** The lower organ that reviews first, and the day by which it reports up (art. 43). */
    lower?: { organ: string; until: Day } | undefined
    /** How several departments handle it together (art. 42 par. 2). */
    joint?: Joint['kind'] | undefined
    /** The days reach beyond the published calendar. */
    provisional: boolean
    /** 特别程序 the guide announces, with their usual working days. */
    specials: readonly { kind: SpecialProcedure; days: number }[]
  }
  notApplicableNotice: CaseFacts & {
    appliedOn: Day
    reason: string
    basis?: readonly BasisFacts[] | undefined
  }
  refusalNotice: CaseFacts & {
    appliedOn: Day
    reason: string
    competent: { name: string; address?: string | undefined; phone?: string | undefined }
  }
  specialProcedureNotice: CaseFacts & {
    acceptedOn: Day
    acceptance?: string | undefined
    special: SpecialProcedure
    reason: string
    days: number
    from: Day
  }
  extensionNotice: CaseFacts & {
    acceptedOn: Day
    acceptance?: string | undefined
    reason: string
    days: number
    dueOn: Day
    /** Who approved it, by name: the head of the organ or, of what is handled jointly, of the people's government. */
    approvedBy: string
    joint?: boolean | undefined
  }
  fieldCheckRecord: CaseFacts & {
    step: string
    checkedOn: Day
    members: readonly string[]
    findings: string
  }
  hearingRightNotice: CaseFacts & { to: Invited; matter: string; until: Day }
  hearingNotice: CaseFacts & { heldOn: Day; time: string; place: string; chair: string }
  hearingRecord: CaseFacts & { heldOn: Day; time: string; place: string; chair: string; record: string }
  haltNotice: CaseFacts & {
    acceptedOn: Day
    acceptance?: string | undefined
    ground: HaltGround
    reason: string
    from: Day
    /** Whether the limits stand still meanwhile. */
    stops: boolean
  }
  resumptionNotice: CaseFacts & {
    acceptedOn: Day
    acceptance?: string | undefined
    ground: HaltGround
    reason: string
    /** The halt, whether the limits stood still in it, and the days that are left of them; none while they still stand. */
    from: Day
    until: Day
    stops: boolean
    legalOn?: Day | undefined
    promisedOn?: Day | undefined
  }
  terminationNotice: CaseFacts & {
    acceptedOn: Day
    acceptance?: string | undefined
    ground: TerminationGround
    reason: string
  }
  grantDecision: CaseFacts & {
    appliedOn: Day
    acceptedOn: Day
    /** Number of the acceptance notice. */
    acceptance?: string | undefined
    basis: readonly BasisFacts[]
    /** What is granted, in words of the department; empty when the item says it all. */
    content: string
    certificate?:
      | { name: string; number: string; validFrom?: Day | undefined; validUntil?: Day | undefined }
      | undefined
    delivery: DeliveryWay
    place?: PlaceFacts | undefined
  }
  denialDecision: CaseFacts & {
    appliedOn: Day
    acceptedOn: Day
    acceptance?: string | undefined
    reasons: readonly string[]
    basis: readonly BasisFacts[]
  }
  returnNotice: CaseFacts & {
    appliedOn: Day
    reason: string
    /** The correction notice that was not answered. */
    correction?: { number: string; on: Day; until: Day } | undefined
    /** What was promised when it was accepted (容缺受理) and did not come; `notice` is the number of the paper that said so. */
    broken?: { notice: string; until: Day; materials: readonly string[] } | undefined
    materials: readonly MaterialFacts[]
  }
  tolerancePromise: CaseFacts & {
    appliedOn: Day
    materials: readonly ({ material: string } & AskedFor)[]
    /** Working days after acceptance. */
    days: number
    promised: Limit
    signed: Signed
  }
  toleranceNotice: CaseFacts & {
    appliedOn: Day
    acceptedOn: Day
    acceptance?: string | undefined
    materials: readonly ({ material: string; fault: Fault } & AskedFor)[]
    until: Day
    /** Working days given. */
    days: number
    ways: readonly Channel[]
    place: PlaceFacts
    clerk?: string | undefined
  }
  withdrawalConfirmation: CaseFacts & {
    appliedOn: Day
    withdrawnOn: Day
    reason: string
    materials: readonly MaterialFacts[]
  }
  deliveryRecord: CaseFacts & {
    documents: readonly { title: string; number: string; copies: number }[]
    way: ServiceWay
    /** Who took it, and by what for the applicant; nobody did when it was sent. */
    collector?:
      | { name: string; relation: string; document: DocumentFacts; authority?: string | undefined }
      | undefined
    place: string
    /** Known when it is delivered already; otherwise it is filled in by hand. */
    deliveredOn?: Day | undefined
    deliverers: readonly string[]
    waybill?: string | undefined
    /** Of a paper that was left behind: why it was refused, and who saw it (留置送达). */
    refused?: { reason: string; witness: string } | undefined
    note?: string | undefined
  }
}
/** 送达方式 as the law names them. */
export type ServiceWay = 'direct' | 'left' | 'entrusted' | 'mail' | 'electronic' | 'announcement'
