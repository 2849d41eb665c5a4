/** What other modules may ask of identity, inside their own transaction. */
export { disableAccount, openAccount, verifyPerson } from './accounts.ts'
export { assertCovers, EVERYTHING, type Granted, grantMandate, revokeMandate } from './mandates.ts'
export { type Described, type DocumentKind, findOrCreateParty, type Seen } from './parties.ts'
export { findParty, type Mandate, mandatesOf, type Party, partiesByDocument, partiesById } from './queries.ts'
export { changeHat } from './session.ts'
export { hasOwnPassword } from './staff-accounts.ts'
