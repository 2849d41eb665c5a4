/** What other modules may ask of the organisation, inside their own transaction. */

export { recordAbsence, standIn } from './absences.ts'
export { relieveOfAll } from './appointments.ts'
export {
  type Author,
  assertAdministers,
  assertNotPast,
  assertOthers,
  authorOf,
  type Change,
  changing,
  reachesCity,
} from './changes.ts'
export { type Chosen, choosePlace, findChosen, officesOn, plainName, windowsTaking } from './chosen.ts'
export { type Division, divisionOn, divisionPath, divisionsOf, divisionsUnder } from './divisions.ts'
export { heldPosts } from './held-posts.ts'
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
  endService,
  enterPerson,
  type HeldPeriod,
  type NewPerson,
  type PersonFilter,
  periodsOf,
  personsWhoLeft,
  type StaffMember,
  visibleOrgan,
  visiblePeople,
  visiblePerson,
} from './people.ts'
export {
  assertActs,
  colleaguesOf,
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
  postsColumn,
  postsIn,
  postsOf,
  postTitles,
  type Standing,
} from './posts.ts'
export {
  hallsOn,
  organsAfter,
  type PublishedOrgan,
  type PublishedSite,
  placesState,
  sitesAfter,
} from './published.ts'
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
