export { registerPackCommands } from './commands.ts'
export { demoAccounts } from './demo.ts'
export { describeLoad, findLoadedPack, type LoadedPack, loadPack } from './load.ts'
export type {
  City,
  Demo,
  DemoCitizen,
  DemoOfficer,
  Fault,
  OfficerRole,
  Pack,
  PackReading,
  Unit,
  UnitKind,
} from './pack.ts'
export { packDigest, readPack } from './read-pack.ts'
