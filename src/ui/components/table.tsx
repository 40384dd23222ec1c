import { type Attributes, classes, dressed, type Wordy } from './words.ts'

/** One cell. `numeric`: right-aligned tabular figures. */
export type Cell = Wordy<CellOptions>

export interface CellOptions {
  readonly numeric?: boolean | undefined
  readonly colspan?: number | undefined
  readonly rowspan?: number | undefined
}

export interface TableProps {
  readonly caption?: string | undefined
  readonly captionClasses?: string | undefined
  readonly head?: readonly Cell[] | undefined
  readonly rows: readonly (readonly Cell[])[]
  readonly firstCellIsHeader?: boolean | undefined
  /** On a phone each row stands as a block, every value under the name of its column. */
  readonly stack?: boolean | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** @source govuk-frontend, table */
export function Table(props: TableProps) {
  return (
    <table
      class={classes('govuk-table', props.stack && 'mc-table--stack', props.classes)}
      {...props.attributes}
    >
      {props.caption && (
        <caption class={classes('govuk-table__caption', props.captionClasses)}>{props.caption}</caption>
      )}
      {props.head && <Head cells={props.head} />}
      <tbody class="govuk-table__body">
        {props.rows.map((row, index) => (
          <tr key={index} class="govuk-table__row">
            {row.map((cell, column) => (
              <BodyCell
                key={column}
                cell={cell}
                header={column === 0 && (props.firstCellIsHeader ?? false)}
                name={props.stack ? props.head?.[column] : undefined}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head({ cells }: { readonly cells: readonly Cell[] }) {
  return (
    <thead class="govuk-table__head">
      <tr class="govuk-table__row">
        {cells.map((given, index) => {
          const cell = dressed<CellOptions>(given)
          const numeric = cell.numeric && 'govuk-table__header--numeric'
          return (
            <th
              key={index}
              scope="col"
              class={classes('govuk-table__header', numeric, cell.classes)}
              {...spansOf(cell)}
            >
              {cell.text}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

interface BodyCellProps {
  readonly cell: Cell
  readonly header: boolean
  /** The column's name, shown where the head is not. */
  readonly name: Cell | undefined
}

function BodyCell({ cell: given, header, name }: BodyCellProps) {
  const cell = dressed<CellOptions>(given)
  const label = name !== undefined && <span class="mc-table__label">{dressed(name).text}</span>
  if (header) {
    return (
      <th scope="row" class={classes('govuk-table__header', cell.classes)} {...spansOf(cell)}>
        {label}
        {cell.text}
      </th>
    )
  }
  const numeric = cell.numeric && 'govuk-table__cell--numeric'
  return (
    <td class={classes('govuk-table__cell', numeric, cell.classes)} {...spansOf(cell)}>
      {label}
      {cell.text}
    </td>
  )
}

function spansOf(cell: Partial<CellOptions> & { readonly attributes?: Attributes | undefined }) {
  return { colspan: cell.colspan, rowspan: cell.rowspan, ...cell.attributes }
}
