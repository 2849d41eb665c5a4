import { STATUS } from '../../../core/words/cases.ts'
import { optionsOf } from '../../../workbench/widgets/Choice.tsx'

const { none: _, ...onFile } = STATUS

/** The statuses a case on file can have, as a filter offers them. */
export const STATUSES = optionsOf(onFile)
