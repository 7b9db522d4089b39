export default definePageConfig({ navigationBarTitleText: '两处不一样' })
