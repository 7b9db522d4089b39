/** One person of a household: who, how old, tags, masked numbers; the phone is uncovered or dialled on purpose. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Icon } from '../../../../components/icon'
import { Tag } from '../../../../components/tag'
import { ageOn } from '../../../../domain/calendar'
import { sexWords } from '../../../../domain/labels'
import { maskPhone } from '../../../../domain/phone-number'
import type { Resident } from '../../../../domain/resident/resident'

interface MemberRowProps {
  readonly resident: Resident
  readonly today: string
  readonly phoneShown: boolean
  readonly onShowPhone: () => void
  readonly onDial: () => void
  /** Present for those who may change the file. */
  readonly onEdit?: () => void
  /** Present for those who may see the whole ID number. */
  readonly onReveal?: () => void
  /** Present for those who may join two files of one person. */
  readonly onMerge?: () => void
}

export function MemberRow(props: MemberRowProps) {
  const { resident, today, phoneShown, onShowPhone, onDial, onEdit, onReveal, onMerge } = props
  const { name, relation, sex, birthDate, tags, phone, phoneRemark, idNumberMask } = resident
  const age = ageOn(birthDate, today)
  const facts = [relation, sex === 'unknown' ? '' : sexWords[sex], age === null ? '' : `${age} 岁`]
  return (
    <View className="member">
      <View className="member__head">
        <View
          className="member__who"
          {...(onEdit ? { role: 'button', 'aria-label': `${name} 的资料`, onClick: onEdit } : {})}
        >
          <View className="member__words">
            <Text className="member__name">{name}</Text>
            <Text className="member__facts">{facts.filter((fact) => fact !== '').join(' · ')}</Text>
          </View>
          {onEdit && <Icon name="next" />}
        </View>
        {onMerge && (
          <Button kind="quiet" compact onPress={onMerge}>
            合并
          </Button>
        )}
      </View>
      {tags.length > 0 && (
        <View>
          {tags.map((tag) => (
            <Tag key={tag} tone="amber">
              {tag}
            </Tag>
          ))}
        </View>
      )}
      {idNumberMask !== '' && (
        <View className="member__phone">
          <Text className="member__number member__small">{`身份证 ${idNumberMask}`}</Text>
          {onReveal && (
            <Button kind="quiet" compact onPress={onReveal}>
              看全号
            </Button>
          )}
        </View>
      )}
      {phone !== '' && (
        <View className="member__phone">
          <Text className="member__number">
            {phoneShown ? phone : maskPhone(phone)}
            {phoneRemark === '' ? '' : ` ${phoneRemark}`}
          </Text>
          {!phoneShown && (
            <Button kind="quiet" compact onPress={onShowPhone}>
              显示
            </Button>
          )}
          <Button compact onPress={onDial}>
            <Icon name="phone" />
            拨打
          </Button>
        </View>
      )}
    </View>
  )
}
