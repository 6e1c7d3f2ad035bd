/** The students' screens. The server answers 404 to any address that is none (public/screens.json says the same to it). */
export const STUDENT_SCREENS = { missions: '/student', progress: '/student/progress', mission: '/student/mission/:id' } as const;
