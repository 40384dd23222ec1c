import type { DemoAccounts } from '../modules/identity/index.ts'
import type { Demo } from './pack.ts'

/** The demo city's people by their keys, as the sandbox provider would name them. */
export function demoAccounts(demo: Demo): DemoAccounts {
  return {
    citizen(name) {
      const person = demo.citizens.find(({ key }) => key === name)
      if (person === undefined) return undefined
      const { key, fullName, personalNumber, sex, phone, email, address, ward } = person
      const dateOfBirth = Temporal.PlainDate.from(person.dateOfBirth)
      return {
        subject: `sandbox ${key}`,
        fullName,
        personalNumber,
        dateOfBirth,
        sex,
        phone,
        email,
        address,
        wardId: ward,
      }
    },
    officerEmail: name => demo.officers.find(({ key }) => key === name)?.email,
  }
}
