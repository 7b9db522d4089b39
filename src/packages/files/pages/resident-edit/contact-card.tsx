/**
 * 怎么联系. The number on file stays covered: uncovering it is an act of its own that is logged, on the household's
 * page. Here a new one is typed, or the old one taken out.
 */
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Field } from '../../../../components/field'
import { maskPhone } from '../../../../domain/phone-number'
import type { ResidentEditState } from './use-resident-edit'

export function ContactCard({ page }: { readonly page: ResidentEditState }) {
  const { form, change, mistakes, seenPhone } = page
  const unchanged = seenPhone !== '' && form.phone === seenPhone
  const removed = seenPhone !== '' && form.phone === ''
  const hints = [
    unchanged ? `已有 ${maskPhone(seenPhone)}，换了才填。` : '',
    removed ? '存好以后，档案里就没有电话了。' : '',
  ]
  return (
    <Card title="怎么联系">
      <Field
        label="电话"
        value={unchanged ? '' : form.phone}
        onChange={(phone) => change({ phone: phone === '' ? seenPhone : phone })}
        keyboard="number"
        maxLength={20}
        hint={hints.join('')}
        mistake={mistakes.phone ?? ''}
      />
      {unchanged && (
        <Button kind="quiet" compact onPress={() => change({ phone: '' })}>
          这个号码不用了
        </Button>
      )}
      <Field
        label="电话备注"
        value={form.phoneRemark}
        onChange={(phoneRemark) => change({ phoneRemark })}
        placeholder="是谁的电话，什么时候打"
      />
    </Card>
  )
}
