import type { Procedure } from '../modules/catalogue/index.ts'
import { componentsAskedFor } from '../modules/catalogue/index.ts'
import * as dossiers from '../modules/dossiers/index.ts'
import {
  type Acting,
  type Actor,
  type Dossier,
  type DossierDeps,
  openSteps,
} from '../modules/dossiers/index.ts'
import { inventAnswers } from './answers.ts'
import type { Chance } from './chance.ts'
import { fullName, personalNumber } from './names.ts'
import type { Town } from './town.ts'

/** What everybody in the simulation stands on. */
export interface World {
  readonly deps: DossierDeps
  readonly town: Town
  readonly chance: Chance
  /** Counts what was done, by the word of the action, and what was refused, by its reason. */
  readonly done: Map<string, number>
}

/** Where a dossier is handed in, who decides, and how. */
export interface Plan {
  readonly procedure: Procedure
  readonly authority: string
  readonly counter: string
  readonly channel: 'online' | 'counter'
  readonly returnBy: 'account' | 'counter'
}

/** One dossier in the hands of those who have to do with it; everything goes through the actions of the program. */
export class Hand {
  readonly #world: World
  readonly #plan: Plan
  #dossier: Dossier | undefined

  constructor(world: World, plan: Plan) {
    this.#world = world
    this.#plan = plan
  }

  get dossier(): Dossier {
    if (this.#dossier === undefined) throw new Error('nothing is filed yet')
    return this.#dossier
  }

  /** @returns false where the form could not be filled in by chance */
  async file(): Promise<boolean> {
    const { deps, town, chance } = this.#world
    const { procedure, authority, counter, channel, returnBy } = this.#plan
    const today = deps.clock.now().toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
    const { dictionary } = deps.catalogue
    const answers = inventAnswers(procedure, { dictionary, today, wards: town.wards }, chance)
    if (answers === undefined) return false
    const citizen = channel === 'online' ? chance.one(town.citizens) : null
    const sender = citizen === null ? this.officer(counter, 'receivingOfficer') : asCitizen(citizen)
    const asked = componentsAskedFor(procedure, answers).filter(({ kind }) => kind !== 'eform')
    const file = channel === 'online' && asked.length > 0 ? await town.fileOf(sender.id) : undefined
    const { dossier } = await dossiers.fileDossier(
      deps,
      {
        procedure: procedure.code,
        channel,
        citizen,
        applicant: { fullName: fullName(chance), personalNumber: personalNumber(chance) },
        answers,
        components: asked.map(({ key }) =>
          file === undefined ? { key, files: [], originals: 1, copies: 0 } : { key, files: [file] },
        ),
        competentAuthority: authority,
        receivingUnit: counter,
        returnBy,
        returningUnit: counter,
      },
      sender,
    )
    this.#dossier = dossier
    this.#count('file')
    return true
  }

  /** Does one thing to the dossier as somebody; what the rules refuse is counted and nothing else happens. */
  async act(
    word: string,
    actor: Actor | undefined,
    perform: (deps: DossierDeps, acting: Acting) => Promise<Dossier>,
  ): Promise<boolean> {
    await this.look()
    if (actor === undefined) return false
    try {
      this.#dossier = await perform(this.#world.deps, {
        code: this.dossier.code,
        actor,
        seq: this.dossier.seq,
      })
      this.#count(word)
      return true
    } catch (fault) {
      if (!isRefusal(fault)) throw fault
      this.#count(`${word}: ${fault.code}`)
      await this.look()
      return false
    }
  }

  /** The dossier as it is now: the clock may have moved it on. */
  async look(): Promise<Dossier> {
    this.#dossier = (await dossiers.findPublic(this.#world.deps.db, this.dossier.code)) ?? this.dossier
    return this.dossier
  }

  get counter(): Actor {
    return this.officer(this.dossier.receivingUnit, 'receivingOfficer')
  }

  get leader(): Actor | undefined {
    return this.#world.town.holder(this.dossier.competentAuthority, 'leader')
  }

  get applicant(): Actor {
    return this.dossier.citizen === null ? this.counter : asCitizen(this.dossier.citizen)
  }

  /** Whoever has the open step, or may take it up. */
  get handler(): Actor | undefined {
    const [step] = openSteps(this.dossier).filter(({ kind }) => kind !== 'sign')
    if (step === undefined) return undefined
    const holders = this.#world.town.holders(step.unit, step.role)
    return holders.find(({ id }) => id === step.officer) ?? holders[0]
  }

  officer(unit: string, role: string): Actor {
    const actor = this.#world.town.holder(unit, role)
    if (actor === undefined) throw new Error(`nobody is ${role} in ${unit}`)
    return actor
  }

  #count(word: string): void {
    const { done } = this.#world
    done.set(word, (done.get(word) ?? 0) + 1)
  }
}

function asCitizen(id: string): Actor {
  return { id: `citizen:${id}`, posts: [] }
}

function isRefusal(fault: unknown): fault is Error & { readonly code: string } {
  return fault instanceof Error && 'status' in fault && 'code' in fault
}
