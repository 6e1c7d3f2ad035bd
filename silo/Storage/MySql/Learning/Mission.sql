SELECT class_id AS ClassId, counted AS Counted, status AS Status, received_at AS ReceivedAt, opened_at AS OpenedAt, revision AS Revision
FROM assignment_students
WHERE tenant = @tenant AND assignment_id = @assignmentId AND student_id = @studentId
