import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import { checkCitizenId, normaliseCode } from '../../core/identifier.ts'
import { FIELD_FAULT } from '../../core/words/identity.ts'
import { passwordFault } from './password.ts'

/** What a natural person fills in to register. */
export const registrationOf = (today: () => Day) =>
  z
    .strictObject({
      name: z
        .string()
        .trim()
        .regex(/^[\p{Script=Han}\u3007·•A-Za-z .'-]{2,50}$/u, FIELD_FAULT.name.zh),
      citizenId: z.string().transform(normaliseCode),
      phone: z
        .string()
        .transform((text) => text.replaceAll(/[\s-]/g, '').replace(/^\+?86(?=1)/, ''))
        .pipe(z.string().regex(/^1[3-9]\d{9}$/, FIELD_FAULT.phone.zh)),
      address: z.string().trim().max(200).default(''),
      password: z.string(),
      again: z.string().default(''),
      agreed: z
        .string()
        .default('')
        .refine((ticked) => ticked === 'yes', FIELD_FAULT.agreed.zh),
    })
    .check(({ value, issues }) => {
      const say = (path: string, message: string) =>
        issues.push({ code: 'custom', path: [path], message, input: value })
      const id = checkCitizenId(value.citizenId, today())
      if (!id.valid) say('citizenId', id.reason)
      const fault = passwordFault(value.password, [value.name, value.citizenId, value.phone])
      if (fault) say('password', FIELD_FAULT[fault].zh)
      else if (value.password !== value.again) say('again', FIELD_FAULT.again.zh)
    })
