import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { JSONPath } from 'jsonc-parser'
import { projectRoot } from '../platform/root.ts'
import type { Fault } from './pack.ts'
import type { PackFile } from './pack-file.ts'

/** Kinds of pack file; each has `packs/schemas/<kind>.schema.json`. */
export const fileKinds = [
  'city',
  'units',
  'calendar',
  'dictionary',
  'life-events',
  'found-by',
  'fast-lanes',
  'procedure',
  'listing',
  'demo',
] as const
export type FileKind = (typeof fileKinds)[number]

/** Says what in a file does not have the shape of its kind. */
export type ShapeCheck = (kind: FileKind, file: PackFile) => Fault[]

let compiled: Promise<ShapeCheck> | undefined

/** Compiles the schemas of `packs/schemas`, once for each process. */
export function loadShapes(): Promise<ShapeCheck> {
  compiled ??= compileShapes(path.join(projectRoot, 'packs/schemas'))
  return compiled
}

async function compileShapes(folder: string): Promise<ShapeCheck> {
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  addFormats.default(ajv)
  ajv.addSchema(await schema(folder, 'common'))
  const validators = new Map<FileKind, ValidateFunction>()
  for (const kind of fileKinds) validators.set(kind, ajv.compile(await schema(folder, kind)))
  return (kind, file) => {
    const validate = validators.get(kind) as ValidateFunction
    if (validate(file.value)) return []
    return telling(validate.errors ?? []).map(error => shapeFault(file, error))
  }
}

async function schema(folder: string, name: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(path.join(folder, `${name}.schema.json`), 'utf8')) as Record<
    string,
    unknown
  >
}

/**
 * Where one of several shapes is allowed, the validator complains about each of them. What helps is the innermost place
 * that fits none, without the complaints about the shapes nobody meant.
 */
function telling(errors: readonly ErrorObject[]): ErrorObject[] {
  const unfit = errors.filter(error => error.keyword === 'anyOf').map(error => error.instancePath)
  const innermost = unfit.filter(place => !unfit.some(other => other !== place && isInside(other, place)))
  const seen = new Set<string>()
  return errors.filter(error => {
    const kept =
      error.keyword === 'anyOf'
        ? innermost.includes(error.instancePath)
        : !unfit.some(place => isInside(error.instancePath, place))
    const key = `${error.instancePath} ${error.keyword} ${JSON.stringify(error.params)}`
    if (!kept || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function isInside(place: string, outer: string): boolean {
  return place === outer || place.startsWith(`${outer}/`)
}

function shapeFault(file: PackFile, error: ErrorObject): Fault {
  const place = placeOf(error.instancePath)
  switch (error.keyword) {
    case 'additionalProperties':
      return file.fault(
        [...place, error.params.additionalProperty],
        `unknown key "${error.params.additionalProperty}"`,
      )
    case 'required':
      return file.fault(place, `"${error.params.missingProperty}" is missing`)
    case 'enum':
      return file.fault(place, `must be one of ${error.params.allowedValues.join(', ')}`)
    case 'anyOf':
      return file.fault(place, 'has none of the shapes allowed here')
    default:
      return file.fault(place, error.message ?? error.keyword)
  }
}

/** Array positions come as digits; the syntax tree wants numbers. */
function placeOf(pointer: string): JSONPath {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map(part => (/^\d+$/.test(part) ? Number(part) : part))
}
