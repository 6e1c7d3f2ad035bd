import { Loading } from '../design/States';

/** The students' part. */
export default function StudentApp() {
  return <Loading />;
}
