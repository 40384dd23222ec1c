import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './root.ts'

/** Where the program finds PostgreSQL: one it is told of, or one of its own in the data folder. */
export type DatabaseSource =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'url'; readonly url: string; readonly ownerUrl: string }

export interface Config {
  readonly port: number
  readonly host: string
  /** Where people reach the service: scheme and host, no slash at the end. */
  readonly baseUrl: string
  readonly database: DatabaseSource
  /** Absolute path of the folder that holds files, keys and the program's own PostgreSQL. */
  readonly dataDir: string
  /** Demo city, sandbox peers and demo accounts. */
  readonly demo: boolean
  /** Absolute path of the city's pack. */
  readonly packDir: string
  readonly logLevel: LogLevel
  readonly mail: { readonly smtpUrl: string | null; readonly from: string }
  /** The identity provider of citizens; null in demo mode, where the sandbox provider stands in. */
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null
  /** The secret behind cookies and tokens; null in demo mode when none is given: one is then made in the data folder. */
  readonly secret: string | null
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof logLevels)[number]

/** The secret that stands in examples; fine to try the program with, never to run it in earnest. */
export const DEMO_SECRET = 'demo-secret-demo-secret-demo-secret'

/** The settings cannot be used. `faults`: one for each thing to put right, a sentence in Vietnamese and one in English. */
export class ConfigError extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'ConfigError'
    this.faults = faults
  }
}

type Env = Readonly<Record<string, string | undefined>>

/**
 * The settings of the environment, checked. An empty variable counts as unset.
 * @param options.serves false for a command that answers nobody over the network: only the database, the folders and
 * the log must then be right
 * @throws ConfigError with every fault at once, those of the database first
 */
export function loadConfig(env: Env, options: { readonly serves: boolean } = { serves: true }): Config {
  const reader = new Reader(env)
  const common = {
    database: readDatabase(reader),
    dataDir: path.resolve(projectRoot, reader.text('DATA_DIR') ?? 'data'),
    demo: readDemo(reader),
    packDir: path.resolve(projectRoot, reader.text('PACK') ?? 'packs/hanoi'),
    logLevel: reader.oneOf('LOG_LEVEL', logLevels, 'info'),
  }
  const serving = new Reader(env)
  const config = { ...common, ...readServing(serving, common.demo) }
  const faults = options.serves ? [...reader.faults, ...serving.faults] : reader.faults
  if (faults.length > 0) throw new ConfigError(faults)
  return config
}

/** What only a program that serves needs. */
function readServing(
  reader: Reader,
  demo: boolean,
): Pick<Config, 'host' | 'port' | 'baseUrl' | 'secret' | 'mail' | 'oidc'> {
  const port = reader.whole('PORT', 8080, 1, 65_535)
  return {
    host: reader.text('HOST') ?? '127.0.0.1',
    port,
    baseUrl: readBaseUrl(reader, port, demo),
    secret: readSecret(reader, demo),
    mail: readMail(reader, demo),
    oidc: readOidc(reader, demo),
  }
}

/** Demo is the default only while nothing says that this is somebody's real installation. */
function readDemo(reader: Reader): boolean {
  const untouched = ['DATABASE_URL', 'BASE_URL', 'HOST'].every(name => reader.text(name) === undefined)
  return reader.oneOf('DEMO', ['0', '1'], untouched ? '1' : '0') === '1'
}

function readBaseUrl(reader: Reader, port: number, demo: boolean): string {
  const given = reader.url('BASE_URL', ['http:', 'https:'])
  if (!demo && given?.protocol !== 'https:') {
    reader.fault(
      'BASE_URL phải là địa chỉ https mà mọi người dùng khi DEMO=0, ví dụ https://motcua.example.vn.',
      'BASE_URL must be the https address people use when DEMO=0, for example https://motcua.example.vn.',
    )
  }
  if (given && (given.pathname !== '/' || given.search || given.hash)) {
    reader.fault(
      'BASE_URL chỉ gồm giao thức và tên máy chủ, không có đường dẫn.',
      'BASE_URL must be a scheme and a host only, without a path.',
    )
  }
  return given?.origin ?? `http://localhost:${port}`
}

function readDatabase(reader: Reader): DatabaseSource {
  const url = reader.url('DATABASE_URL', ['postgres:', 'postgresql:'])?.href
  const ownerUrl = reader.url('DATABASE_OWNER_URL', ['postgres:', 'postgresql:'])?.href
  if (url === undefined) {
    if (ownerUrl !== undefined) {
      reader.fault(
        'Có DATABASE_OWNER_URL mà không có DATABASE_URL: hãy đặt cả hai.',
        'DATABASE_OWNER_URL is given without DATABASE_URL: give both.',
      )
    }
    return { kind: 'embedded' }
  }
  return { kind: 'url', url, ownerUrl: ownerUrl ?? url }
}

function readMail(reader: Reader, demo: boolean): Config['mail'] {
  const smtpUrl = reader.url('SMTP_URL', ['smtp:', 'smtps:'])?.href ?? null
  const from = reader.text('MAIL_FROM')
  if (!demo && smtpUrl !== null && from === undefined) {
    reader.fault(
      'Phải đặt MAIL_FROM cùng với SMTP_URL: địa chỉ gửi thư đi.',
      'MAIL_FROM must be given with SMTP_URL: the address letters are sent from.',
    )
  }
  return { smtpUrl, from: from ?? 'Một Cửa <khong-tra-loi@mot-cua.example>' }
}

function readOidc(reader: Reader, demo: boolean): Config['oidc'] {
  const issuer = reader.url('OIDC_ISSUER', demo ? ['http:', 'https:'] : ['https:'])?.href
  const clientId = reader.text('OIDC_CLIENT_ID')
  const clientSecret = reader.secret('OIDC_CLIENT_SECRET')
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined) {
    return { issuer, clientId, clientSecret }
  }
  if ([issuer, clientId, clientSecret].some(part => part !== undefined)) {
    reader.fault(
      'OIDC_ISSUER, OIDC_CLIENT_ID và OIDC_CLIENT_SECRET đi cùng nhau: hãy đặt cả ba hoặc không đặt.',
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: give all three or none.',
    )
  }
  return null
}

function readSecret(reader: Reader, demo: boolean): string | null {
  const secret = reader.secret('SECRET')
  if (secret === undefined) {
    if (!demo) {
      reader.fault(
        'Phải đặt SECRET (hoặc SECRET_FILE) khi DEMO=0: ít nhất 32 ký tự ngẫu nhiên.',
        'SECRET (or SECRET_FILE) must be given when DEMO=0: at least 32 random characters.',
      )
    }
    return null
  }
  if (secret.length < 32) {
    reader.fault(
      'SECRET quá ngắn: hãy đặt ít nhất 32 ký tự ngẫu nhiên.',
      'SECRET is too short: give at least 32 random characters.',
    )
  }
  if (!demo && secret === DEMO_SECRET) {
    reader.fault(
      'SECRET là chuỗi của bản chạy thử mà ai cũng biết: hãy đặt chuỗi của riêng mình khi DEMO=0.',
      'SECRET is the demo secret that everybody knows: give one of your own when DEMO=0.',
    )
  }
  return secret
}

/** Reads one variable at a time and remembers what is wrong with it. */
class Reader {
  readonly faults: string[] = []
  readonly #env: Env

  constructor(env: Env) {
    this.#env = env
  }

  fault(vi: string, en: string): undefined {
    this.faults.push(`${vi}\n${en}`)
  }

  text(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined
  }

  whole(name: string, fallback: number, from: number, to: number): number {
    const text = this.text(name)
    if (text === undefined) return fallback
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (value >= from && value <= to) return value
    this.fault(
      `${name} phải là số nguyên từ ${from} đến ${to}, không phải "${text}".`,
      `${name} must be a whole number from ${from} to ${to}, not "${text}".`,
    )
    return fallback
  }

  oneOf<Value extends string>(name: string, values: readonly Value[], fallback: Value): Value {
    const text = this.text(name)
    if (text === undefined) return fallback
    const value = values.find(each => each === text)
    if (value === undefined) {
      this.fault(
        `${name} phải là một trong ${values.join(', ')}, không phải "${text}".`,
        `${name} must be one of ${values.join(', ')}, not "${text}".`,
      )
    }
    return value ?? fallback
  }

  /** Addresses may carry passwords: a fault never repeats what was given. */
  url(name: string, protocols: readonly string[]): URL | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const url = URL.parse(text)
    if (url && protocols.includes(url.protocol)) return url
    const beginnings = (or: string) => protocols.map(protocol => `${protocol}//`).join(or)
    return this.fault(
      `${name} phải là địa chỉ bắt đầu bằng ${beginnings(' hoặc ')}.`,
      `${name} must be an address that begins with ${beginnings(' or ')}.`,
    )
  }

  /** A secret from the variable, or from the file that `<name>_FILE` names. */
  secret(name: string): string | undefined {
    const file = this.text(`${name}_FILE`)
    if (file === undefined) return this.text(name)
    if (this.text(name) !== undefined) {
      return this.fault(
        `Chỉ đặt ${name} hoặc ${name}_FILE, không đặt cả hai.`,
        `Give ${name} or ${name}_FILE, not both.`,
      )
    }
    const text = readText(file)
    if (text) return text
    if (text === undefined) {
      return this.fault(
        `${name}_FILE chỉ đến một tệp không đọc được: ${file}.`,
        `${name}_FILE names a file that cannot be read: ${file}.`,
      )
    }
    return this.fault(
      `${name}_FILE chỉ đến một tệp trống: ${file}.`,
      `${name}_FILE names an empty file: ${file}.`,
    )
  }
}

/** The trimmed text of a file; undefined when it cannot be read. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}
