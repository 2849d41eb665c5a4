import { CHOICES, fieldsOf } from './form.ts'
import { type JsonSchema, valueSchema } from './form-schema-values.ts'
import type { Condition, FormField, Guide, Question } from './guide.ts'

type Asking = Pick<Guide, 'name' | 'questions' | 'form'>

/**
 * The application form of a guide as JSON Schema 2020-12, for programs that fill it in: `situation` holds the answers to
 * the questions, `form` the fields, each as it is kept. What is asked only in some situations stands under `if` and
 * `then`; what is not asked may not be there. It says what `formSchema` of the field library accepts and keeps unchanged,
 * but for check characters of identifiers, which a schema can only name (`format`).
 */
export function formSchemaOf(guide: Asking): JsonSchema {
  const fields = fieldsOf(guide.form)
  const hanging = [
    ...guide.questions.map((question) => hangingOn(guide, 'situation', question, false)),
    ...fields.map((field) => hangingOn(guide, 'form', field, field.optional === true)),
  ].flat()
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: guide.name,
    type: 'object',
    required: ['situation', 'form'],
    additionalProperties: false,
    properties: {
      situation: part(
        guide.questions.map((question) => [question.id, questionSchema(question)]),
        guide.questions.filter(({ when }) => !when).map(({ id }) => id),
      ),
      form: {
        ...part(
          fields.map((field) => [field.id, fieldSchema(field)]),
          fields.filter(({ when, optional }) => !when && !optional).map(({ id }) => id),
        ),
        'x-pages': guide.form.map((page) => ({
          title: page.title,
          fields: page.fields.map(({ id }) => id),
        })),
      },
    },
    ...(hanging.length > 0 ? { allOf: hanging } : {}),
  }
}

const part = (properties: (readonly [string, JsonSchema])[], required: readonly string[]): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(properties),
  required,
  additionalProperties: false,
})

function questionSchema({ ask, hint, options }: Question): JsonSchema {
  return {
    title: ask,
    ...(hint ? { description: hint } : {}),
    oneOf: options.map(({ id, label }) => ({ const: id, title: label })),
  }
}

function fieldSchema(field: FormField): JsonSchema {
  const description = [field.hint, field.unit && `单位：${field.unit}`].filter(Boolean).join('；')
  return {
    title: field.label,
    ...(description ? { description } : {}),
    ...valueSchema(field),
    'x-kind': field.kind,
    ...(field.fact ? { 'x-fact': field.fact } : {}),
  }
}

/** The keyword, by another name: an object with a property `then` would pass for a promise. */
const THEN = 'then'

/** What hangs on a condition: asked where it holds, and not there where it does not. */
function hangingOn(
  guide: Asking,
  holder: 'situation' | 'form',
  { id, when }: Pick<Question, 'id' | 'when'>,
  optional: boolean,
): JsonSchema[] {
  if (!when) return []
  return [
    {
      if: { anyOf: when.map((all) => premises(guide, all)) },
      ...(optional ? {} : { [THEN]: { properties: { [holder]: { required: [id] } } } }),
      else: { properties: { [holder]: { properties: { [id]: false } } } },
    },
  ]
}

/** One alternative of a condition. What is not there decides nothing: every premise must be answered. */
function premises(guide: Asking, all: Condition[number]): JsonSchema {
  const questions = new Set(guide.questions.map(({ id }) => id))
  const fields = new Map(fieldsOf(guide.form).map((field) => [field.id, field]))
  const inSituation: Record<string, JsonSchema> = {}
  const inForm: Record<string, JsonSchema> = {}
  for (const [id, accepted] of Object.entries(all)) {
    const field = fields.get(id)
    if (questions.has(id)) inSituation[id] = { enum: accepted }
    else if (field && (CHOICES as readonly string[]).includes(field.kind))
      inForm[id] = field.kind === 'choices' ? { contains: { enum: accepted } } : { enum: accepted }
    else return { not: {} } // it asks what decides nothing: never met
  }
  return {
    properties: { situation: having(inSituation), form: having(inForm) },
    required: ['situation', 'form'],
  }
}

const having = (properties: Record<string, JsonSchema>): JsonSchema => ({
  properties,
  required: Object.keys(properties),
})
