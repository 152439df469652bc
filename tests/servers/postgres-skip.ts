/** Without PostgreSQL its tests are skipped; why was said when it was looked for. */
import { beforeEach, inject } from 'vitest'

beforeEach(({ skip }) => {
  skip(inject('postgresUrl') === null, 'no PostgreSQL here')
})
