export type { DemoPerson } from './demo-person.ts'
export {
  createSandboxIdentity,
  type SandboxIdentity,
  type SandboxIdentityOptions,
} from './identity-provider.tsx'
export { type SandboxMail, type SandboxMailbox, startSandboxMail } from './mail.tsx'
