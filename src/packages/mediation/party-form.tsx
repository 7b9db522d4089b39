/** Who is in dispute: somebody of the files, found by name, or an outsider who is written down. Holds no state. */
import { View } from '@tarojs/components'
import { Segments } from '../../components/choice'
import { Field, FieldFrame } from '../../components/field'
import { ListRow } from '../../components/list-row'
import { Notice } from '../../components/notice'
import { mostFound } from '../../components/resident-choice/living-by-name'
import { sideNames, sides } from '../../domain/mediation/mediation'
import type { PartyInput } from '../../domain/mediation/mediation-commands'
import type { Residents } from './use-residents'

const kinds = [
  { value: 'person', label: '个人' },
  { value: 'unit', label: '单位' },
] as const

const sexes = [
  { value: '男', label: '男' },
  { value: '女', label: '女' },
] as const

interface PartyFormProps {
  readonly party: PartyInput
  readonly onChange: (party: PartyInput) => void
  /** Of the files on this phone, whose name begins so. */
  readonly residents: Residents
}

export function PartyForm({ party, onChange, residents }: PartyFormProps) {
  const set = (change: Partial<PartyInput>) => onChange({ ...party, ...change })
  const isPerson = party.kind === 'person'
  const isCrowded = isPerson && party.residentId === '' && residents.found.length === mostFound
  return (
    <View>
      <FieldFrame label="哪一方">
        <Segments
          options={sides.map((side) => ({ value: side, label: sideNames[side] }))}
          value={party.side}
          onChange={(side) => set({ side })}
        />
      </FieldFrame>
      <FieldFrame label="个人还是单位">
        <Segments options={kinds} value={party.kind} onChange={(kind) => set({ kind })} />
      </FieldFrame>
      <Field
        label={isPerson ? '姓名' : '单位名称'}
        value={party.name}
        maxLength={60}
        hint={isCrowded ? '同名的多，空一格再写门牌。' : ''}
        // Another name is another person than the one of the files.
        onChange={(name) => set({ name, residentId: '' })}
      />
      {isPerson &&
        party.residentId === '' &&
        residents.found.map((one) => (
          <ListRow
            key={one.party.residentId}
            title={one.party.name}
            detail={`${one.door} · 从档案里填好`}
            onPress={() => {
              residents.noteLook(one.party.residentId)
              set(one.party)
            }}
          />
        ))}
      {party.residentId !== '' && <Notice tone="green" text="档案里的居民。" />}
      <Field
        label="电话"
        keyboard="number"
        value={party.phone}
        maxLength={20}
        onChange={(phone) => set({ phone })}
      />
      <Field
        label={isPerson ? '单位或住址' : '地址'}
        value={party.address}
        maxLength={100}
        onChange={(address) => set({ address })}
      />
      {isPerson && <PersonFields party={party} set={set} />}
      <RepresentativeFields party={party} set={set} />
    </View>
  )
}

interface PartProps {
  readonly party: PartyInput
  readonly set: (change: Partial<PartyInput>) => void
}

function PersonFields({ party, set }: PartProps) {
  const age = party.age === null ? '' : String(party.age)
  return (
    <>
      <FieldFrame label="性别" hint="下面几项印在协议书上，不清楚的空着，签字时手填。">
        <Segments
          options={sexes}
          value={party.sex === '' ? null : party.sex}
          onChange={(sex) => set({ sex })}
        />
      </FieldFrame>
      <Field
        label="民族"
        value={party.ethnicGroup}
        maxLength={20}
        onChange={(ethnicGroup) => set({ ethnicGroup })}
      />
      <Field
        label="年龄"
        keyboard="number"
        value={age}
        maxLength={3}
        onChange={(text) => set({ age: /^\d+$/.test(text) ? Number(text) : null })}
      />
      <Field
        label="职业或职务"
        value={party.occupation}
        maxLength={40}
        onChange={(occupation) => set({ occupation })}
      />
    </>
  )
}

const nobody = { name: '', relation: '', phone: '' }

/** One who has no name is none. */
function RepresentativeFields({ party, set }: PartProps) {
  const agent = party.representative ?? nobody
  const change = (part: Partial<typeof nobody>) => {
    const next = { ...agent, ...part }
    const isEmpty = Object.values(next).every((text: string) => text === '')
    set({ representative: isEmpty ? null : next })
  }
  return (
    <>
      <Field
        label="代理人（没有就空着）"
        value={agent.name}
        maxLength={30}
        onChange={(name) => change({ name })}
      />
      {party.representative !== null && (
        <>
          <Field
            label="代理人和当事人的关系"
            value={agent.relation}
            maxLength={20}
            placeholder="儿子、法定代理人、物业经理"
            onChange={(relation) => change({ relation })}
          />
          <Field
            label="代理人电话"
            keyboard="number"
            value={agent.phone}
            maxLength={20}
            onChange={(phone) => change({ phone })}
          />
        </>
      )}
    </>
  )
}
