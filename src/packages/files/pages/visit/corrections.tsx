/** 顺手更新: what the file says of each person, corrected here so that nobody opens another form. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { MultiChips } from '../../../../components/choice'
import { Field } from '../../../../components/field'
import { ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import type { Resident } from '../../../../domain/resident/resident'
import { tailOf, type CorrectionDraft } from './visit-draft'
import type { VisitPartProps } from './visit-part'

interface CorrectionsProps extends VisitPartProps {
  readonly householdId: string
  readonly residents: readonly Resident[]
  readonly tagNames: readonly string[]
}

export function Corrections(props: CorrectionsProps) {
  const { householdId, residents, tagNames, draft, onChange } = props
  const [openId, setOpenId] = useState('')
  const correct = (resident: Resident, part: Partial<CorrectionDraft>) => {
    const before = draft.corrections.find(({ residentId }) => residentId === resident.id)
    const others = draft.corrections.filter(({ residentId }) => residentId !== resident.id)
    onChange({ corrections: [...others, { residentId: resident.id, ...before, ...part }] })
  }
  return (
    <Card title="顺手更新" aside="不变就不用点">
      {residents.map((resident) => {
        const correction = draft.corrections.find(({ residentId }) => residentId === resident.id)
        const open = openId === resident.id || correction !== undefined
        return (
          <View key={resident.id}>
            <ListRow
              title={resident.name}
              detail={resident.phone === '' ? '没有留电话' : `电话尾号 ${tailOf(resident)}`}
              trailing={
                <Button kind="quiet" compact onPress={() => setOpenId(open ? '' : resident.id)}>
                  {open ? '改着' : '有变化'}
                </Button>
              }
            />
            {open && (
              <CorrectionFields
                resident={resident}
                correction={correction}
                tagNames={tagNames}
                onCorrect={(part) => correct(resident, part)}
              />
            )}
          </View>
        )
      })}
      <ListRow
        title={`住着 ${residents.length} 人`}
        trailing={<Text className="visit__link">搬来、搬走</Text>}
        onPress={() => openPage(routes.householdChange, { householdId })}
      />
    </Card>
  )
}

interface CorrectionFieldsProps {
  readonly resident: Resident
  readonly correction: CorrectionDraft | undefined
  readonly tagNames: readonly string[]
  readonly onCorrect: (part: Partial<CorrectionDraft>) => void
}

/** The number on file stays covered here: uncovering it is an act of its own, on the household's page. */
function CorrectionFields({ resident, correction, tagNames, onCorrect }: CorrectionFieldsProps) {
  const names = [...tagNames, ...resident.tags.filter((tag) => !tagNames.includes(tag))]
  return (
    <View>
      <Field
        label="新的电话"
        keyboard="number"
        maxLength={20}
        value={correction?.phone?.to ?? ''}
        placeholder={resident.phone === '' ? '' : '换了才填'}
        onChange={(to) =>
          onCorrect({ phone: { from: correction?.phone?.from ?? resident.phone, to } })
        }
      />
      <View className="visit__tags">
        <MultiChips
          options={names.map((value) => ({ value, label: value }))}
          values={correction?.tags?.to ?? resident.tags}
          onChange={(to) =>
            onCorrect({ tags: { from: correction?.tags?.from ?? resident.tags, to } })
          }
        />
      </View>
    </View>
  )
}
