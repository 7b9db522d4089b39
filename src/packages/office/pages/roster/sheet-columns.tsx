/** Which column was taken for what, sheet by sheet; a wrong guess is put right with one choice and read again. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { PickField } from '../../../../components/pick-field'
import { Tag } from '../../../../components/tag'
import type { RosterPreview } from '../../../../protocol/roster'
import { fieldOptions, rosterFieldLabel } from './field-options'

interface SheetColumnsProps {
  readonly sheets: RosterPreview['sheets']
  readonly onCorrect: (column: { sheet: string; index: number; field: string | null }) => void
}

export function SheetColumns({ sheets, onCorrect }: SheetColumnsProps) {
  return (
    <>
      {sheets.map((sheet) => (
        <Card
          key={sheet.name}
          title={`工作表 ${sheet.name}`}
          aside={sheet.skippedBecause === '' ? `${sheet.rowCount} 行` : '没有读'}
        >
          {sheet.skippedBecause !== '' && (
            <Text className="roster__small">{sheet.skippedBecause}</Text>
          )}
          {sheet.columns.map((column) => (
            <Column
              key={column.index}
              column={column}
              onChange={(field) =>
                onCorrect({ sheet: sheet.name, index: column.index, field: field || null })
              }
            />
          ))}
        </Card>
      ))}
    </>
  )
}

interface ColumnProps {
  readonly column: RosterPreview['sheets'][number]['columns'][number]
  readonly onChange: (field: string) => void
}

function Column({ column, onChange }: ColumnProps) {
  const [open, setOpen] = useState(false)
  const name = column.header === '' ? '没有列名' : column.header
  return (
    <View>
      <ListRow
        title={`${column.letter} 列 ${name}`}
        detail={column.sample === '' ? '这一列是空的' : `例：${column.sample}`}
        trailing={
          column.field === null ? (
            <Tag tone="grey">– 不导</Tag>
          ) : (
            <Tag tone="green">{`● ${rosterFieldLabel(column.field)}`}</Tag>
          )
        }
        onPress={() => setOpen(!open)}
      />
      {open && (
        <PickField
          label="这一列是"
          options={fieldOptions}
          value={column.field ?? ''}
          onChange={(field) => {
            setOpen(false)
            onChange(field)
          }}
        />
      )}
    </View>
  )
}
