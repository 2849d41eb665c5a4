/** What other modules may ask of the organisation, inside their own transaction. */
export { type Chosen, choosePlace, findChosen, officesOn, plainName, windowsTaking } from './chosen.ts'
export { recordAbsence, standIn } from './commands.ts'
export { type Division, divisionOn, divisionPath, divisionsOf, divisionsUnder } from './divisions.ts'
export {
  type Competence,
  type Department,
  departmentsOf,
  type Organ,
  organFor,
  organOf,
  organsById,
  organsIn,
  organsOfDepartment,
} from './organs.ts'
export {
  assertActs,
  type Decision,
  findAuthorisation,
  findStanding,
  type Held,
  type Holder,
  holdersByPost,
  holdersOf,
  mayDecide,
  type Person,
  type Post,
  type PostRole,
  personsById,
  postOf,
  postsAt,
  postsOf,
  type Standing,
} from './posts.ts'
export {
  type Matter,
  type Site,
  siteOf,
  sitesAccepting,
  sitesById,
  sitesHandingOut,
  takes,
  type Window,
  windowsOf,
} from './sites.ts'
