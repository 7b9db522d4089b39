/** Which column was taken for what, sheet by sheet; a wrong guess is put right with one choice and read again. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '../../../components/card'
import { ListRow } from '../../../components/list-row'
import { PickField } from '../../../components/pick-field'
import { Tag } from '../../../components/tag'
import type { RosterPreview } from '../../../protocol/roster'
import { FoldHead } from '../fold-head'
import { coveredNumbers } from './covered-numbers'

interface SheetColumnsProps {
  readonly sheets: RosterPreview['sheets']
  /** What a column may hold, by field. */
  readonly labels: Readonly<Record<string, string>>
  readonly onCorrect: (column: { sheet: string; index: number; field: string | null }) => void
}

type Sheet = RosterPreview['sheets'][number]

export function SheetColumns({ sheets, labels, onCorrect }: SheetColumnsProps) {
  return (
    <Card title="各列是什么" aside="认错了，点开改">
      {sheets.map((sheet) => (
        <SheetPart
          key={sheet.name}
          sheet={sheet}
          labels={labels}
          opensAtFirst={sheets.length === 1}
          onCorrect={onCorrect}
        />
      ))}
      <View className="roster__foot" />
    </Card>
  )
}

/** '420 行 · 认出 20 列 · 不导：序号、宠物' */
const sheetWords = ({ skippedBecause, rowCount, columns }: Sheet): string => {
  if (skippedBecause !== '') return `没有读：${skippedBecause}`
  const left = columns.filter(({ field }) => field === null)
  const names = left.map(({ header, letter }) => header || `${letter} 列`).join('、')
  return [
    `${rowCount} 行`,
    `认出 ${columns.length - left.length} 列`,
    left.length === 0 ? '' : `不导：${names}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

interface SheetPartProps extends Pick<SheetColumnsProps, 'labels' | 'onCorrect'> {
  readonly sheet: Sheet
  readonly opensAtFirst: boolean
}

/** Folded: seven sheets have 150 columns, and mostly all of them are right. */
function SheetPart({ sheet, labels, opensAtFirst, onCorrect }: SheetPartProps) {
  const [open, setOpen] = useState(opensAtFirst)
  const { name, columns } = sheet
  return (
    <View className="roster__sheet">
      {columns.length === 0 ? (
        <ListRow title={name} detail={sheetWords(sheet)} />
      ) : (
        <FoldHead
          open={open}
          title={name}
          detail={sheetWords(sheet)}
          onToggle={() => setOpen(!open)}
        />
      )}
      {open && (
        <View className="roster__columns">
          {columns.map((column) => (
            <Column
              key={column.index}
              column={column}
              labels={labels}
              onChange={(field) =>
                onCorrect({ sheet: name, index: column.index, field: field || null })
              }
            />
          ))}
        </View>
      )}
    </View>
  )
}

interface ColumnProps extends Pick<SheetColumnsProps, 'labels'> {
  readonly column: RosterPreview['sheets'][number]['columns'][number]
  readonly onChange: (field: string) => void
}

function Column({ column, labels, onChange }: ColumnProps) {
  const [open, setOpen] = useState(false)
  const name = column.header === '' ? '没有列名' : column.header
  return (
    <View>
      <ListRow
        title={`${column.letter} 列 ${name}`}
        detail={column.sample === '' ? '这一列是空的' : `例：${coveredNumbers(column.sample)}`}
        trailing={
          column.field === null ? (
            <Tag tone="grey">– 不导</Tag>
          ) : (
            <Tag tone="green">{`● ${labels[column.field] ?? column.field}`}</Tag>
          )
        }
        onPress={() => setOpen(!open)}
      />
      {open && (
        <PickField
          label="这一列是"
          options={[
            { value: '', label: '不导这一列' },
            ...Object.entries(labels).map(([value, label]) => ({ value, label })),
          ]}
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
