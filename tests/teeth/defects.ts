import { CONSULTATION } from './consultation.ts'
import type { Defect } from './defect.ts'
import { DOORS } from './doors.ts'
import { EXCHANGE } from './exchange.ts'
import { GUIDES } from './guides.ts'
import { HOLDINGS_DEFECTS } from './holdings.ts'
import { ITEMS } from './items.ts'
import { LAW } from './law.ts'
import { LINT } from './lint.ts'
import { PROCEDURES } from './procedures.ts'
import { PUBLISHING } from './publishing.ts'
import { RECORD } from './record.ts'
import { SUPERVISION } from './supervision.ts'
import { TOLERANCE } from './tolerance.ts'
import { WALLS } from './walls.ts'
import { WATCH } from './watch.ts'

/** Every planted defect; `npm run teeth` plants them one after the other. */
export const DEFECTS: readonly Defect[] = [
  ...RECORD,
  ...LAW,
  ...PROCEDURES,
  ...WALLS,
  ...DOORS,
  ...GUIDES,
  ...LINT,
  ...ITEMS,
  ...WATCH,
  ...SUPERVISION,
  ...TOLERANCE,
  ...EXCHANGE,
  ...CONSULTATION,
  ...PUBLISHING,
  ...HOLDINGS_DEFECTS,
]
