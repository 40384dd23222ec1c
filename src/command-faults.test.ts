import { expect, test } from 'vitest'
import { saidOfFault } from './command-faults.ts'
import { ConfigError } from './platform/config.ts'
import { InvalidInput, Refusal } from './platform/http/index.ts'
import { StartFault } from './platform/start-fault.ts'

test.each<[string, unknown, string]>([
  ['a fault to put right is shown as it stands', new StartFault('Sai.', 'Wrong.'), 'Sai.\nWrong.'],
  ['so are settings', new ConfigError(['Sai.\nWrong.']), 'Sai.\nWrong.'],
  [
    'a refusal is put in words',
    new Refusal(404, 'no_such_officer'),
    'Không thực hiện được: no such officer.\nThis cannot be done: no such officer.',
  ],
  [
    'input names its fields',
    new InvalidInput([{ field: 'email', code: 'too_long' }]),
    'Không thực hiện được: invalid input; email: too long.\nThis cannot be done: invalid input; email: too long.',
  ],
  [
    'a connection that failed twice says why once',
    new AggregateError([new Error('connect ECONNREFUSED'), new Error('other')], ''),
    'Có lỗi ngoài dự kiến: connect ECONNREFUSED\nAn unexpected fault: connect ECONNREFUSED',
  ],
])('%s', (_name, fault, said) => {
  expect(saidOfFault(fault)).toBe(said)
})

test('of a database’s complaint the row is never shown', () => {
  const fault = Object.assign(new Error('violates check constraint "x"'), {
    detail: 'Failing row contains ($argon2id$…).',
  })
  expect(saidOfFault(fault)).not.toMatch(/argon2|Failing row|at /)
})
