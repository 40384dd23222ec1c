import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigError, DEMO_SECRET, loadConfig } from './config.ts'
import { projectRoot } from './root.ts'

const secret = 'k'.repeat(32)
const earnest = { DEMO: '0', BASE_URL: 'https://motcua.example.vn', SECRET: secret }

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env)
    return []
  } catch (fault) {
    if (fault instanceof ConfigError) return fault.faults
    throw fault
  }
}

describe('with nothing set', () => {
  const config = loadConfig({})

  test('it is the demo on this machine alone, with a PostgreSQL of its own', () => {
    expect(config).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      baseUrl: 'http://localhost:8080',
      demo: true,
      database: { kind: 'embedded' },
      logLevel: 'info',
      oidc: null,
      secret: null,
    })
  })

  test('folders are counted from the project, wherever one stands', () => {
    expect(config.dataDir).toBe(path.join(projectRoot, 'data'))
    expect(config.packDir).toBe(path.join(projectRoot, 'packs/hanoi'))
  })

  test('an empty variable counts as unset', () => {
    expect(loadConfig({ PORT: '', HOST: ' ', DATABASE_URL: '' })).toEqual(config)
  })
})

describe('demo mode', () => {
  test.each<[string, Record<string, string>, boolean]>([
    ['is on when nothing is set', {}, true],
    ['stays on with another port', { PORT: '9000' }, true],
    ['is off with an address of its own', { BASE_URL: 'https://motcua.example.vn', SECRET: secret }, false],
    ['can be asked for with a database given', { DATABASE_URL: 'postgres://db/mot_cua', DEMO: '1' }, true],
    ['can be asked for on another host', { HOST: '0.0.0.0', DEMO: '1' }, true],
    ['can be switched off', earnest, false],
  ])('%s', (_name, env, demo) => {
    expect(loadConfig(env).demo).toBe(demo)
  })
})

describe('what cannot be used is named', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['a port in words', { PORT: 'eighty' }, /^PORT must be a whole number from 1 to 65535, not "eighty"\.$/],
    ['a port too high', { PORT: '65536' }, /^PORT must be/],
    ['a port with a sign', { PORT: '-1' }, /^PORT must be/],
    ['another DEMO', { DEMO: 'yes' }, /^DEMO must be one of 0, 1/],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of silent, fatal/],
    [
      'a database of another kind',
      { DATABASE_URL: 'mysql://db', DEMO: '1' },
      /^DATABASE_URL must be an address/,
    ],
    ['a database that is no address', { DATABASE_URL: 'db', DEMO: '1' }, /^DATABASE_URL must be an address/],
    ['an owner without a database', { DATABASE_OWNER_URL: 'postgres://db/x' }, /give both/],
    ['an address with a path', { ...earnest, BASE_URL: 'https://example.vn/motcua' }, /without a path/],
    [
      'plain http in earnest',
      { ...earnest, BASE_URL: 'http://example.vn' },
      /^BASE_URL must be the https address/,
    ],
    ['no address in earnest', { DEMO: '0', SECRET: secret }, /^BASE_URL must be the https address/],
    [
      'no secret in earnest',
      { DEMO: '0', BASE_URL: earnest.BASE_URL },
      /^SECRET \(or SECRET_FILE\) must be given/,
    ],
    ['the demo secret in earnest', { ...earnest, SECRET: DEMO_SECRET }, /the demo secret/],
    ['a short secret', { ...earnest, SECRET: 'short' }, /too short/],
    [
      'a secret file that is not there',
      { ...earnest, SECRET: '', SECRET_FILE: '/nowhere/secret' },
      /cannot be read/,
    ],
    ['a secret twice', { ...earnest, SECRET_FILE: '/nowhere/secret' }, /not both/],
    ['mail of another kind', { SMTP_URL: 'http://mail' }, /^SMTP_URL must be an address/],
    ['mail without a sender in earnest', { ...earnest, SMTP_URL: 'smtp://mail' }, /^MAIL_FROM must be given/],
    ['half an identity provider', { OIDC_ISSUER: 'https://id.example.vn' }, /belong together/],
  ])('%s', (_name, env, sentence) => {
    expect(faultsOf(env).join('\n')).toMatch(new RegExp(sentence.source, 'm'))
  })

  test('all of it at once', () => {
    expect(faultsOf({ PORT: 'x', LOG_LEVEL: 'y', DEMO: '0' })).toHaveLength(4)
  })

  test('the database comes first', () => {
    const faults = faultsOf({ DATABASE_URL: 'db', PORT: 'x' })
    expect(faults[0]).toMatch(/^DATABASE_URL phải là địa chỉ.*\nDATABASE_URL must be an address/)
    expect(faults).toHaveLength(4)
  })

  test('a password in an address is never repeated', () => {
    expect(faultsOf({ DATABASE_URL: 'mysql://me:kept-quiet@db', DEMO: '1' }).join()).not.toContain(
      'kept-quiet',
    )
  })
})

describe('a command that serves nobody', () => {
  const load = (env: Record<string, string>) => loadConfig(env, { serves: false })

  test('needs no more than the database', () => {
    const config = load({ DATABASE_URL: 'postgres://app@db/mot_cua', PORT: 'x', SECRET: 'short' })
    expect(config).toMatchObject({ demo: false, database: { kind: 'url' } })
  })

  test('is still told of a database that is no address', () => {
    expect(() => load({ DATABASE_URL: 'db' })).toThrow('DATABASE_URL must be an address')
  })
})

describe('a real installation', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-config-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test('the owner of the schema is the program’s own role when no other is given', () => {
    const database = loadConfig({ ...earnest, DATABASE_URL: 'postgres://app@db/mot_cua' }).database
    expect(database).toEqual({
      kind: 'url',
      url: 'postgres://app@db/mot_cua',
      ownerUrl: 'postgres://app@db/mot_cua',
    })
  })

  test('a secret is read from its file', () => {
    const file = path.join(folder, 'secret')
    writeFileSync(file, `${secret}\n`)
    expect(loadConfig({ ...earnest, SECRET: '', SECRET_FILE: file }).secret).toBe(secret)
  })

  test('the address has no slash at its end', () => {
    expect(loadConfig({ ...earnest, BASE_URL: 'https://motcua.example.vn/' }).baseUrl).toBe(
      'https://motcua.example.vn',
    )
  })
})
