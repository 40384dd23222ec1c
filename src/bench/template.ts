import { type DossierLabels, stream } from '../modules/dossiers/index.ts'
import { type Entry, readPersonal, readStream } from '../modules/journal/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Model } from './models.ts'

/** A model as its record tells it: what is needed to make another dossier like it, and can be sent to another process. */
export interface Template extends Pick<Model, 'stage' | 'weight' | 'open'> {
  readonly id: string
  readonly code: string
  /** The local day it was filed on. */
  readonly day: string
  readonly filedAt: string
  readonly unit: string
  readonly citizen: string | null
  /** Who has its next step in hand; `officer:<id>`. */
  readonly officer: string | null
  readonly acts: readonly Pick<Told, 'kind' | 'version' | 'at' | 'actor' | 'facts'>[]
  readonly contents: readonly { readonly id: string; readonly sha256: string; readonly value: unknown }[]
  readonly labels: DossierLabels
}

type Told = Omit<Entry, 'at'> & { readonly at: string }

/** Reads what was recorded of the models. */
export async function readTemplates(db: Db, models: readonly Model[]): Promise<Template[]> {
  const templates: Template[] = []
  for (const model of models) templates.push(await readTemplate(db, model))
  return templates
}

async function readTemplate(db: Db, { code, stage, weight, open, day }: Model): Promise<Template> {
  const row = await db
    .selectFrom('dossiers')
    .select([
      'id',
      'filed_at',
      'competent_authority',
      'citizen_id',
      'applicant_name',
      'personal_number',
      'subject',
    ])
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  const held = await db
    .selectFrom('work_items')
    .select('officer_id')
    .where('dossier_id', '=', row.id)
    .where('officer_id', 'is not', null)
    .executeTakeFirst()
  const entries = await readStream(db, stream(row.id))
  const values = await readPersonal(db, stream(row.id))
  const digests = new Map(entries.flatMap(entry => refsIn(entry.facts)))
  return {
    ...{ id: row.id, code, stage, weight, open, day },
    filedAt: row.filed_at.toString(),
    unit: row.competent_authority,
    citizen: row.citizen_id,
    officer: held?.officer_id ?? null,
    acts: entries.map(({ kind, version, at, actor, facts }) => ({
      kind,
      version,
      at: at.toString(),
      actor,
      facts,
    })),
    contents: [...values].map(([id, value]) => ({ id, value, sha256: digests.get(id) ?? '' })),
    labels: {
      applicantName: row.applicant_name,
      personalNumber: row.personal_number,
      subject: row.subject,
    },
  }
}

/** Where facts speak of personal content: its id and its digest. */
function refsIn(value: unknown): [id: string, sha256: string][] {
  if (value === null || typeof value !== 'object') return []
  if ('content' in value && 'sha256' in value) return [[String(value.content), String(value.sha256)]]
  return Object.values(value).flatMap(refsIn)
}
