export { type Program, registerSimulateCommand } from './commands.ts'
