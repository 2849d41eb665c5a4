/**
 * The documents by which a guide's material can be known for what it is, whatever the guide calls it: 身份证, 居民身份证
 * and 申请人身份证 are one document. A material that names its document must be the applicant's own, never an agent's, a
 * spouse's or a parent's: otherwise it would be taken from the wrong person's file.
 */
export const DOCUMENTS = {
  'citizen-id': { of: 'natural', months: 12 },
  'household-register': { of: 'natural', months: 6 },
  'marriage-certificate': { of: 'natural', months: 6 },
  'residence-permit': { of: 'natural', months: 6 },
  'social-security-card': { of: 'natural', months: 12 },
  'disability-certificate': { of: 'natural', months: 12 },
  'driving-licence': { of: 'natural', months: 12 },
  'veteran-certificate': { of: 'natural', months: 24 },
  'adoption-certificate': { of: 'natural', months: 24 },
  'business-licence': { of: 'legal', months: 12 },
  'legal-person-certificate': { of: 'legal', months: 12 },
  'medical-institution-licence': { of: 'legal', months: 12 },
} as const satisfies Record<string, Document>

export type DocumentKind = keyof typeof DOCUMENTS

/**
 * `of`: whose paper it is. `months`: how long a copy that a window compared with the original may stand for the original,
 * where the paper itself says no earlier end. No law gives this number: it is the city's own caution, longer for what is
 * issued once and shorter for what life changes. Only documents of which somebody has one at a time stand here: of two
 * title deeds the city cannot know which is meant.
 */
type Document = { of: 'natural' | 'legal'; months: number }

/**
 * The documents a connected register answers for, today: none. An adapter that joins one adds its document here, and from
 * that day no guide, window or notice can ask an applicant for it.
 */
export const CONNECTED: readonly DocumentKind[] = []
