/** What other modules may ask of papers, inside their own transaction. Who may see a case they have settled before. */
export {
  type AnyIssue,
  bindSeal,
  draftPaper,
  drawNumbers,
  fixPapers,
  type Issue,
  issuePaper,
  issuePapers,
  type Paper,
  reissuePaper,
} from './commands.ts'
export {
  brokenSeries,
  type PaperLine,
  papersLackingSeal,
  papersOf,
  papersOfCases,
  paperText,
} from './queries.ts'
export { type Printing, type Rendering, renderPaper } from './rendering.ts'
export type { Layout } from './template.ts'
export { setPaper } from './typesetting.ts'
export { firstTouchedPaper } from './verify.ts'
