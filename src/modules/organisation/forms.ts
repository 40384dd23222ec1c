import { type Id, parseId } from '../../kernel/index.ts'
import type { Messages } from './messages.ts'
import { generatePassword } from './password.ts'
import { officerFaults } from './rules/officers.ts'
import { passwordFault } from './rules/passwords.ts'
import type { Post } from './rules/posts.ts'
import { isRole } from './rules/roles.ts'
import type { Unit } from './rules/units.ts'
import type { Officer } from './store/officers.ts'

type Fault = keyof Messages['faults']

/** A fault of one field, by the key of its sentence. */
export interface FormFault {
  readonly field: string
  readonly fault: Fault
}

/** The form of an officer as somebody typed it. */
export interface OfficerForm {
  readonly id: string
  readonly version: string
  readonly fullName: string
  readonly email: string
  readonly titleVi: string
  readonly titleEn: string
  readonly password: string
  readonly posts: readonly PostLine[]
}

/** One line for a post. */
export interface PostLine {
  readonly unit: string
  readonly role: string
  /** The units that what was typed may mean, when they are several. */
  readonly meant?: readonly Unit[] | undefined
}

/** Lines for posts on the form: those held and a few to spare. */
const spareLines = 2
const mostLines = 20

export function emptyOfficerForm(id: string): OfficerForm {
  const posts = Array.from({ length: spareLines }, () => ({ unit: '', role: '' }))
  return {
    id,
    version: '1',
    fullName: '',
    email: '',
    titleVi: '',
    titleEn: '',
    password: generatePassword(),
    posts,
  }
}

export function officerFormOf(officer: Officer): OfficerForm {
  const { id, version, fullName, email, title } = officer
  const held = officer.posts.map(({ unit, role }) => ({ unit, role }))
  return {
    ...emptyOfficerForm(id),
    version: String(version),
    fullName,
    email,
    titleVi: title.vi,
    titleEn: title.en ?? '',
    posts: [...held, ...Array.from({ length: spareLines }, () => ({ unit: '', role: '' }))],
  }
}

export function readOfficerForm(body: unknown): OfficerForm {
  const text = (name: string) => textOf(body, name)
  return {
    id: text('id'),
    version: text('version'),
    fullName: text('fullName'),
    email: text('email'),
    titleVi: text('titleVi'),
    titleEn: text('titleEn'),
    password: text('password'),
    posts: Array.from({ length: mostLines }, (_, line) => ({
      unit: text(`unit-${line}`),
      role: text(`role-${line}`),
    })).filter((post, line) => line < spareLines || post.unit !== '' || post.role !== ''),
  }
}

/** The values of a form that may stand. */
export interface OfficerInput {
  readonly id: Id<'officer'> | undefined
  readonly version: number
  readonly fullName: string
  readonly email: string
  readonly title: { readonly vi: string; readonly en?: string }
  readonly posts: readonly Post[]
  readonly password: string
}

/** The typed input, or what is wrong with it. `isNew`: e-mail and password are asked for too. */
export function checkOfficerForm(
  form: OfficerForm,
  isNew: boolean,
): { input: OfficerInput } | { faults: FormFault[] } {
  const faults = [
    ...officerFaults({
      fullName: form.fullName,
      email: isNew ? form.email : undefined,
      title: { vi: form.titleVi, en: form.titleEn },
    }),
    ...form.posts.flatMap(lineOfPostFault),
    ...(isNew && passwordFault(form.password, form.email) !== undefined
      ? [{ field: 'password', fault: 'passwordWeak' } as const]
      : []),
  ]
  return faults.length > 0 ? { faults } : { input: inputOf(form) }
}

function lineOfPostFault({ unit, role, meant }: PostLine, line: number): FormFault[] {
  if (meant !== undefined) return [{ field: `unit-${line}`, fault: 'unitAmbiguous' }]
  if (unit !== '' && !isRole(role)) return [{ field: `role-${line}`, fault: 'roleMissing' }]
  return unit === '' && role !== '' ? [{ field: `unit-${line}`, fault: 'unitMissing' }] : []
}

function inputOf(form: OfficerForm): OfficerInput {
  return {
    id: parseId<'officer'>(form.id),
    version: Number(form.version) || 0,
    fullName: form.fullName,
    email: form.email,
    title: form.titleEn === '' ? { vi: form.titleVi } : { vi: form.titleVi, en: form.titleEn },
    posts: form.posts.flatMap(({ unit, role }) => (unit !== '' && isRole(role) ? [{ unit, role }] : [])),
    password: form.password,
  }
}

/** One value of a form's body as text, composed and trimmed; '' when it is missing or sent twice. */
export function textOf(body: unknown, name: string): string {
  const value = (body as Record<string, unknown> | null | undefined)?.[name]
  return typeof value === 'string' ? value.normalize('NFC').trim() : ''
}
