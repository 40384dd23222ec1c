import type { Text } from '../kernel/index.ts'
import type { CalendarData } from '../modules/calendar/index.ts'
import type { FastLane, LifeEvent, Procedure, ProcedureListing, Term } from '../modules/catalogue/index.ts'

/** The city itself: `city.json`. */
export interface City {
  readonly key: string
  readonly name: Text
  readonly shortName: Text
  /** Identification code of the city, level 1: `H26`. */
  readonly agencyCode: string
  readonly provinceCode: string
  readonly timeZone: string
  /** The unit that is the city's own authority. */
  readonly cityUnit: string
  /** The unit that is the public administrative service centre. */
  readonly centre: string
  readonly hotlines?: readonly string[]
  readonly website?: string
  readonly nationalPortal?: string
}

/** `outside`: a body that is not the city's, whose own officers work here (docs/legal/linked-procedures.md). */
export type UnitKind =
  | 'city'
  | 'department'
  | 'division'
  | 'centre'
  | 'branch'
  | 'ward'
  | 'commune'
  | 'outside'

/** One unit of the city's organisation: a line of `units.json`. */
export interface Unit {
  readonly id: string
  readonly kind: UnitKind
  readonly name: Text
  readonly shortName: Text
  /** What the unit's one-stop counter is called, where it has a name of its own. */
  readonly counterName?: Text
  readonly parent?: string
  /** The State's five-digit code of the commune or ward, zeros in front. */
  readonly wardCode?: string
  readonly address?: string
  /** Communes and wards that became part of this one, as people still call them. */
  readonly formerNames?: readonly string[]
  /** Has a one-stop counter that takes dossiers in and hands results back. */
  readonly receives: boolean
  /** Can be the competent authority. */
  readonly decides: boolean
  /** Every unit of the city has one; bodies from outside have none here. */
  readonly agencyCode?: string
  /** True where no public source gives the code: ours begins with P and is replaced by data. */
  readonly agencyCodeProvisional?: boolean
  readonly agencyCodeSource?: string
}

export type OfficerRole = 'receivingOfficer' | 'handlingOfficer' | 'leader' | 'supervisor' | 'administrator'

export interface DemoOfficer {
  readonly key: string
  readonly email: string
  readonly name: string
  readonly title: Text
  readonly posts: readonly { readonly unit: string; readonly role: OfficerRole }[]
}

/** An invented citizen, with the facts that electronic identification would give. */
export interface DemoCitizen {
  readonly key: string
  readonly fullName: string
  readonly dateOfBirth: string
  readonly sex: 'male' | 'female'
  readonly personalNumber: string
  readonly phone: string
  readonly email: string
  readonly address: string
  readonly ward: string
  readonly story: Text
}

/** Invented people of the demo city: `demo.json`. */
export interface Demo {
  readonly password: string
  readonly officers: readonly DemoOfficer[]
  readonly citizens: readonly DemoCitizen[]
}

/** How a listing is found, beyond what its source says: `found-by.json`, by procedure code. */
export type FoundBy = Readonly<
  Record<string, { readonly synonyms?: readonly string[]; readonly lifeEvents?: readonly string[] }>
>

/** A city as data, checked whole. */
export interface Pack {
  readonly city: City
  readonly units: readonly Unit[]
  readonly calendar: CalendarData
  readonly dictionary: readonly Term[]
  readonly lifeEvents: readonly LifeEvent[]
  /** Procedures that can be filed here, by code. */
  readonly procedures: readonly Procedure[]
  /** The rest of the catalogue: read, not filed. */
  readonly listings: readonly ProcedureListing[]
  /** Promises shorter than the law's; none without `fast-lanes.json`. */
  readonly lanes: readonly FastLane[]
  readonly demo?: Demo
  /** SHA-256 over all files, lower-case hex: another pack has another one. */
  readonly digest: string
}

/** Something wrong in a pack, said so that it can be found. */
export interface Fault {
  /** Path inside the pack's folder, with forward slashes. */
  readonly file: string
  /** Line of the file, from 1. */
  readonly line: number
  /** JSON pointer of the value, empty for the file as a whole. */
  readonly path: string
  readonly message: string
}

export type PackReading = { readonly pack: Pack } | { readonly faults: readonly Fault[] }
