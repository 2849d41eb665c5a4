/** What other modules may ask of holdings, inside their own transaction. */

export { doubt } from './commands.ts'
export { type Holder, type Holding, holderOf, holdingsOf, knownOf } from './held.ts'
