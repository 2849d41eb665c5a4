import {
  DATASET,
  DATASET_ABOUT,
  type DatasetName,
  type Field,
  OPEN_DATA,
  OPEN_FIELDS,
} from '../../core/words/open-data.ts'

/** What a dataset holds, as JSON Schema: every field with its Chinese name and, beside it, its name in the national list. */
export function schemaOf(name: DatasetName, publicUrl: string) {
  const fields: readonly (readonly [string, Field])[] = Object.entries(OPEN_FIELDS[name])
  const properties = Object.fromEntries(fields.map(([key, field]) => [key, propertyOf(field)]))
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${publicUrl}/open-data/${name}.schema.json`,
    title: DATASET[name].zh,
    description: DATASET_ABOUT[name].zh,
    type: 'object',
    required: ['dataset', 'title', 'version', 'updated', 'licence', 'schema', 'records', 'next'],
    properties: {
      dataset: { const: name },
      title: { type: 'string' },
      version: { type: 'string', title: OPEN_DATA.version.zh },
      updated: { type: 'string', format: 'date', title: OPEN_DATA.updated.zh },
      licence: { type: 'string', title: OPEN_DATA.licenceTitle.zh },
      schema: { type: 'string', format: 'uri' },
      next: { type: ['string', 'null'], format: 'uri' },
      records: {
        type: 'array',
        items: { type: 'object', required: Object.keys(properties), properties, additionalProperties: false },
      },
    },
    additionalProperties: false,
  }
}

function propertyOf({ zh, national, type, about }: Field) {
  return {
    ...(type === 'strings' ? { type: 'array', items: { type: 'string' } } : { type }),
    title: zh,
    ...(about === undefined ? {} : { description: about }),
    ...(national === undefined ? {} : { 'x-national-field': national }),
  }
}
