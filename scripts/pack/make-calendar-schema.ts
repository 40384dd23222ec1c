/** Writes packs/schemas/calendar.schema.json from the shape the calendar module reads, so that the two cannot part. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { calendarSchema } from '../../src/modules/calendar/data.ts'
import { projectRoot } from '../../src/platform/root.ts'

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://mot-cua.example/schemas/calendar.schema.json',
  title: 'Working calendar',
  ...calendarSchema,
}
writeFileSync(
  path.join(projectRoot, 'packs/schemas/calendar.schema.json'),
  `${JSON.stringify(schema, null, 2)}\n`,
)
