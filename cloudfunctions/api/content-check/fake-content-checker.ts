/** Stands in for WeChat in the demo and in tests: knows a few words by heart and has never seen a photo. */
import type { CheckVerdict, ContentChecker, PhotoVerdict } from './content-checker'

const fakeWords = {
  代开发票: 'advert',
  加微信领红包: 'fraud',
  赌博网站: 'crime',
  滚出去: 'abuse',
} as const

export class FakeContentChecker implements ContentChecker {
  /** What was asked, for tests to look at. */
  readonly asked: string[] = []

  /** `verdictOf` and `photoVerdict` let a test have WeChat fail, or say what it likes. */
  constructor(
    private readonly verdictOf: (text: string) => CheckVerdict = knownByHeart,
    private readonly photoVerdict: () => PhotoVerdict = () => ({ kind: 'passed' }),
  ) {}

  checkText({ text }: { readonly text: string }): Promise<CheckVerdict> {
    this.note(text)
    return Promise.resolve(this.verdictOf(text))
  }

  checkPhoto({ photo }: { readonly photo: { readonly photoId: string } }): Promise<PhotoVerdict> {
    this.note(photo.photoId)
    return Promise.resolve(this.photoVerdict())
  }

  /** A demo runs for weeks. */
  private note(what: string): void {
    this.asked.push(what)
    this.asked.splice(0, this.asked.length - 200)
  }
}

function knownByHeart(text: string): CheckVerdict {
  const found = Object.entries(fakeWords).find(([word]) => text.includes(word))
  return found ? { kind: 'held', why: found[1] } : { kind: 'passed' }
}
