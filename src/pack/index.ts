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
export { readPack } from './read-pack.ts'
