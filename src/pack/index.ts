export { registerPackCommands } from './commands.ts'
export type {
  City,
  Demo,
  DemoCitizen,
  DemoOfficer,
  Fault,
  LifeEvent,
  OfficerRole,
  Pack,
  PackReading,
  Unit,
  UnitKind,
} from './pack.ts'
export { describeLoad, findLoadedPack, type LoadedPack, loadDemoOfficers, loadPack } from './load.ts'
export { packDigest, readPack } from './read-pack.ts'
