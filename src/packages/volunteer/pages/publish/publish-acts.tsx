/**
 * The key of the form, and what is wrong right above it: the top of a long form is out of sight when it is pressed. What
 * stands already is published a second time only by who says so.
 */
import { Button, ButtonRow } from '../../../../components/button'
import { Notice } from '../../../../components/notice'
import type { PublishPageState } from './use-publish'

export function PublishActs({ page }: { readonly page: PublishPageState }) {
  const { busy, problem, stands } = page
  return (
    <>
      <Notice text={problem} />
      {stands ? (
        <>
          <Notice
            tone="amber"
            text="上次点“发布”时已经发布了，大家看到的是那时写的。要改，回“志愿活动”里点开它改。"
          />
          <ButtonRow>
            <Button busy={busy} onPress={() => void page.publishAnother()}>
              另外发布一个
            </Button>
            <Button kind="primary" onPress={page.leave}>
              不用再发
            </Button>
          </ButtonRow>
        </>
      ) : (
        <Button kind="primary" busy={busy} onPress={() => void page.save()}>
          {page.isNew ? '发布' : '存好改动'}
        </Button>
      )}
    </>
  )
}
