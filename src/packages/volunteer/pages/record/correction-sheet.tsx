/** What should be otherwise in the own record; a community worker decides about it. */
import { View } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { MultiChips } from '../../../../components/choice'
import { wordOptions } from '../../../../components/choice/word-options'
import { DateField } from '../../../../components/date-field'
import { DraftNotice } from '../../../../components/draft-notice'
import { Field, FieldFrame } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import { volunteerFieldWords as words } from '../../../../domain/volunteer-labels'
import type { VolunteerRecord } from '../../../../protocol/volunteer'
import { GuardianFields, SexField } from '../../../../components/person-fields'
import { TeamField } from '../../team-field'
import { mayMove } from './correction-form'
import { MoveField } from './move-field'
import { useCorrection } from './use-correction'
import type { RecordPageState } from './use-record'

/** Also what was chosen before and is offered no more. */
const chipsOf = (names: readonly string[]) => wordOptions([...new Set(names)])

const notKept = '手机上不留号码，上次写了的请再写一遍。'

interface CorrectionSheetProps {
  readonly page: RecordPageState
  readonly record: VolunteerRecord
  readonly onClose: () => void
}

export function CorrectionSheet({ page, record, onClose }: CorrectionSheetProps) {
  const asking = useCorrection(page, record, onClose)
  const { form, change } = asking
  if (!form) return null
  return (
    <Sheet open title="要求更正" onClose={onClose}>
      <DraftNotice
        restored={asking.isKept && !asking.stands}
        text="接着上次没交的写"
        onAfresh={asking.startAfresh}
      />
      <Field
        label={words.name}
        value={form.name}
        maxLength={30}
        onChange={(name) => change({ name })}
      />
      <SexField value={form.sex} onChange={(sex) => change({ sex })} />
      <DateField
        label={words.birthDate}
        value={form.birthDate}
        onChange={(birthDate) => change({ birthDate })}
      />
      <Field
        label={words.idNumber}
        keyboard="idcard"
        value={form.idNumber}
        maxLength={18}
        hint={`没有错就空着。${asking.isKept ? notKept : ''}`}
        onChange={asking.typeIdNumber}
      />
      <Field
        label={words.phone}
        keyboard="number"
        value={form.phone}
        maxLength={20}
        onChange={(phone) => change({ phone })}
      />
      {mayMove(record) && (
        <MoveField
          page={page}
          record={record}
          moveTo={form.moveTo}
          onChange={(moveTo) => change({ moveTo })}
        />
      )}
      {(page.isChild(form) || record.details.guardian.name !== '') && (
        <GuardianFields
          guardian={form.guardian}
          note="请监护人看过以后自己填。换了监护人，交给社区就表示监护人今天同意孩子参加。"
          withPhone={record.state !== 'left'}
          onChange={(part) => change({ guardian: { ...form.guardian, ...part } })}
        />
      )}
      {record.state !== 'left' && (
        <>
          <FieldFrame label={words.skills}>
            <MultiChips
              options={chipsOf([...page.rules.skills, ...record.details.skills])}
              values={form.skills}
              onChange={(skills) => change({ skills: [...skills] })}
            />
          </FieldFrame>
          <FieldFrame label={words.serviceKinds}>
            <MultiChips
              options={chipsOf([...page.rules.serviceKinds, ...record.details.serviceKinds])}
              values={form.serviceKinds}
              onChange={(serviceKinds) => change({ serviceKinds: [...serviceKinds] })}
            />
          </FieldFrame>
          <Field
            label={words.politicalStatus}
            value={form.politicalStatus}
            maxLength={20}
            onChange={(politicalStatus) => change({ politicalStatus })}
          />
          <TeamField
            value={form.team}
            regionName={form.moveTo?.name ?? record.regionName}
            onChange={(team) => change({ team })}
          />
        </>
      )}
      <Field
        label="服务、培训、表彰，哪里不对"
        value={form.note}
        maxLength={300}
        lines
        placeholder="比如：五月的急救培训没记上"
        onChange={(note) => change({ note })}
      />
      <View className="record__act">
        <Notice text={page.problem} />
        <Acts page={page} asking={asking} to={form.moveTo?.name ?? '社区'} />
      </View>
    </Sheet>
  )
}

interface ActsProps {
  readonly page: RecordPageState
  readonly asking: ReturnType<typeof useCorrection>
  /** Who decides about it. */
  readonly to: string
}

function Acts({ page, asking, to }: ActsProps) {
  if (asking.stands)
    return (
      <>
        <Notice tone="amber" text={asking.standsWords} />
        <ButtonRow>
          <Button
            busy={page.busy}
            disabled={!asking.isChanged}
            onPress={() => void asking.sendAnother()}
          >
            另外再交一次
          </Button>
          <Button kind="primary" onPress={asking.leave}>
            不用再交
          </Button>
        </ButtonRow>
      </>
    )
  return (
    <Button
      kind="primary"
      busy={page.busy}
      disabled={!asking.isChanged}
      onPress={() => void asking.send()}
    >
      {`交给${to}`}
    </Button>
  )
}
