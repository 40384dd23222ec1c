import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = ''
  write(createLog('info', { write: line => (text += line) }))
  return text
}

test('a request is its id, method and path, without query, headers or body', () => {
  const req = {
    id: 'r1',
    method: 'GET',
    url: '/tra-cuu?ten=Nguyen',
    headers: { cookie: 'session' },
    body: { a: 1 },
  }
  const line = JSON.parse(logged(log => log.info({ req }, 'asked')))
  expect(line.req).toEqual({ id: 'r1', method: 'GET', path: '/tra-cuu' })
})

test.each(['password', 'token', 'cookie', 'authorization', 'email', 'phone', 'personalNumber', 'answers'])(
  '%s is blotted out wherever it stands',
  name => {
    const text = logged(log =>
      log.info({ [name]: 'hidden', one: { [name]: 'hidden', two: { [name]: 'hidden' } } }, 'x'),
    )
    expect(text).not.toContain('hidden')
    expect(text).toContain('[…]')
  },
)

test('an error of the database comes without the values it quotes', () => {
  const fault = Object.assign(new Error('invalid input syntax for type date: "Nguyễn Văn A"'), {
    code: '22007',
    detail: 'Key (email)=(a@hanoi.example) already exists.',
    where: 'unnamed portal parameter $1 = ...',
  })
  const text = logged(log => log.error({ err: new Error('not saved', { cause: fault }) }, 'failed'))
  expect(text).not.toMatch(/Nguyễn|hanoi\.example|portal/)
  expect(text).toContain('invalid input syntax for type date')
  expect(JSON.parse(text).err.cause.code).toBe('22007')
})
