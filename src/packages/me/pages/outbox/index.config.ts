export default definePageConfig({ navigationBarTitleText: '待传' })
